import { expect, test } from 'vitest';
import { createLastTap, TAP_SHOWN_MS } from '../../../client/app/lastTap.ts';
import { PARTS } from '../../../client/city/parts.ts';
import { heldClock } from '../../support/heldClock.ts';
import { aContainer } from '../../support/records.ts';

const at = (part: (typeof PARTS)[number]) => ({ id: aContainer(1).id, part, distance: 2 });
const started = () => {
  const clock = heldClock(0);
  return { clock, last: createLastTap(clock.now) };
};

test('a switch that was tapped is aimed at for longer than its case stays open, then no more', () => {
  const { clock, last } = started();
  last.tap(at('button'));
  clock.pass(TAP_SHOWN_MS - 1);
  expect(last.target()).toEqual(at('button'));
  clock.pass(1);
  expect(last.target()).toBeNull();
});

test('what is no switch, nothing at all and a look around end it', () => {
  const { last } = started();
  const aimed = PARTS.filter((part) => {
    last.tap(at(part));
    return last.target() !== null;
  });
  expect(aimed).toEqual(['lever', 'button', 'bell', 'iceLever']);
  for (const end of [() => last.tap(at('door')), () => last.tap(null), last.forget]) {
    last.tap(at('lever'));
    end();
    expect(last.target()).toBeNull();
  }
});

test('a double tap removed what the first tap had only opened; its second half is the same tap', () => {
  const { clock, last } = started();
  expect(last.tap(at('button'))).toBe('new');
  clock.pass(399);
  expect(last.tap(at('button'))).toBe('repeat');
  clock.pass(400);
  expect(last.tap(at('button'))).toBe('new');
  expect(last.tap(at('lever'))).toBe('new');
});
