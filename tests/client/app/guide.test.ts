import { expect, test } from 'vitest';
import { IDLE_MS, keepShowing } from '../../../client/app/guide.ts';
import { heldClock } from '../../support/heldClock.ts';

function screen() {
  const clock = heldClock();
  const page = new EventTarget();
  const seen = { begun: 0, isBusy: false };
  keepShowing({ page, clock, begin: () => (seen.begun += 1), isBusy: () => seen.isBusy });
  return { clock, page, seen };
}

test('a screen that people pass begins at once, and again a minute after the last touch', () => {
  const { clock, page, seen } = screen();
  expect(seen.begun).toBe(1);
  clock.pass(IDLE_MS - 1);
  page.dispatchEvent(new Event('pointerdown'));
  clock.pass(IDLE_MS - 1);
  expect(seen.begun).toBe(1);
  clock.pass(1);
  expect(seen.begun).toBe(2);
});

test('it waits on while a dialog is open', () => {
  const { clock, seen } = screen();
  seen.isBusy = true;
  clock.pass(IDLE_MS);
  expect(seen.begun).toBe(1);
  seen.isBusy = false;
  clock.pass(IDLE_MS);
  expect(seen.begun).toBe(2);
});
