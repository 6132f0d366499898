import { expect, test } from 'vitest';
import { aimLine, type Aim } from '../../../client/hud/aimLine.ts';
import { aContainer } from '../../support/records.ts';
import { ADMIN, VIEWER } from '../../support/rights.ts';

const aim = (change: Partial<Aim> = {}): Aim => ({
  ...{ container: aContainer(1, { name: 'web' }), part: 'lever', isInReach: true, away: null },
  ...{ rights: ADMIN, pending: undefined, isArmed: false, verb: 'click' },
  ...change,
});
const away = 'the engine does not answer now';
const stopped = aContainer(1, { name: 'web', state: 'exited', exitCode: 0 });

test('a switch in reach says what a click does', () => {
  const lines = [
    aim(),
    aim({ container: stopped }),
    aim({ part: 'bell' }),
    aim({ part: 'iceLever' }),
    aim({ container: stopped, part: 'button' }),
    aim({ container: stopped, part: 'button', isArmed: true }),
  ].map(aimLine);
  expect(lines.map(({ tone }) => tone)).toEqual(Array(6).fill('usable'));
  expect(lines.map(({ text }) => text)).toEqual([
    'click to stop',
    'click to start',
    'click to restart',
    'click to pause',
    'click to open the case, again to remove',
    'the case is open: click again within 5 s to remove for good',
  ]);
});

test('a chained switch says why, without repeating the name', () => {
  expect(aimLine(aim({ part: 'button' }))).toEqual({
    ...{ tone: 'chained', text: 'is running: stop it first, then remove it' },
  });
  expect(aimLine(aim({ rights: VIEWER }))).toEqual({
    ...{ tone: 'chained', text: 'in this town you may look, but not act' },
  });
  expect(aimLine(aim({ away }))).toEqual({ tone: 'chained', text: away });
});

test('a lever that stands still says why in the words of a click on it', () => {
  const dead = aContainer(1, { name: 'web', state: 'dead' });
  expect(aimLine(aim({ container: dead }))).toEqual({
    ...{ tone: 'chained', text: 'is dead: it cannot be asked to start' },
  });
});

test('a switch out of reach asks to come closer', () => {
  expect(aimLine(aim({ isInReach: false }))).toEqual({ tone: 'plain', text: 'come closer to stop' });
});

test('what is under way, refused or unknown is told before anything else', () => {
  const since = 0;
  expect(
    [
      { phase: 'asked', action: 'stop', since } as const,
      { phase: 'refused', action: 'stop', since, message: 'the engine says no' } as const,
      { phase: 'unknown', action: 'stop', since } as const,
    ].map((pending) => aimLine(aim({ pending, away })).text),
  ).toEqual(['stop is under way', 'the engine says no', 'no answer to stop yet']);
});

test('a body or a sign tells the state', () => {
  expect(aimLine(aim({ part: 'sign', container: stopped }))).toEqual({
    ...{ tone: 'plain', text: 'exited (0), click for more' },
  });
});

test('a finger taps: what it has done and what the next tap does is told in the same words', () => {
  const lines = [
    aim(),
    aim({ container: stopped, part: 'button' }),
    aim({ container: stopped, part: 'button', isArmed: true }),
    aim({ part: 'sign' }),
  ].map((each) => aimLine({ ...each, verb: 'tap' }).text);
  expect(lines).toEqual([
    'tap to stop',
    'tap to open the case, again to remove',
    'the case is open: tap again within 5 s to remove for good',
    'running, tap for more',
  ]);
});
