import { describe, expect, test } from 'vitest';
import {
  BAD_FRAME_MS,
  BAD_WINDOWS,
  GOOD_FRAME_MS,
  GOOD_WINDOWS,
  govern,
  UNGOVERNED,
  type Governor,
} from '../../../client/app/governor.ts';

const LAST = 3;
const after = (windows: number, frameMs: number, from: Governor = UNGOVERNED): Governor =>
  Array.from({ length: windows }).reduce<Governor>((governor) => govern(governor, frameMs, LAST), from);

const SLOW = BAD_FRAME_MS + 0.01;
const FAST = GOOD_FRAME_MS;
const at = (step: number): Governor => ({ ...UNGOVERNED, step });

describe('down', () => {
  test.each([
    [BAD_WINDOWS - 1, SLOW, 0],
    [BAD_WINDOWS, SLOW, 1],
    [BAD_WINDOWS, BAD_FRAME_MS, 0],
    [2 * BAD_WINDOWS - 1, SLOW, 1],
    [2 * BAD_WINDOWS, SLOW, 2],
  ])('%d windows of %d ms a frame lead to step %d', (windows, frameMs, step) => {
    expect(after(windows, frameMs).step).toBe(step);
  });

  test('one window between that is not bad begins the count anew', () => {
    const almost = after(BAD_WINDOWS - 1, SLOW);
    expect(after(BAD_WINDOWS - 1, SLOW, govern(almost, BAD_FRAME_MS, LAST)).step).toBe(0);
  });

  test('the last step is the end', () => {
    expect(after(100, SLOW).step).toBe(LAST);
  });
});

describe('up', () => {
  test.each([
    [GOOD_WINDOWS - 1, FAST, 2],
    [GOOD_WINDOWS, FAST, 1],
    [GOOD_WINDOWS, FAST + 0.01, 2],
    [2 * GOOD_WINDOWS, FAST, 0],
  ])('%d windows of %d ms a frame lead from step 2 to step %d', (windows, frameMs, step) => {
    expect(after(windows, frameMs, at(2)).step).toBe(step);
  });

  test('there is nothing above step 0', () => {
    expect(after(100, FAST).step).toBe(0);
  });
});

test('between good and bad nothing is changed, however long it lasts', () => {
  const between = (BAD_FRAME_MS + GOOD_FRAME_MS) / 2;
  expect([0, 1, LAST].map((step) => after(1_000, between, at(step)).step)).toEqual([0, 1, LAST]);
});

test('a step that was tried again and went bad is not tried a third time', () => {
  const tried = after(GOOD_WINDOWS, FAST, at(1));
  const back = after(BAD_WINDOWS, SLOW, tried);
  expect([tried.step, back.step, after(1_000, FAST, back).step]).toEqual([0, 1, 1]);
});

test('a machine that is good at one step and bad at the one before changes three times in an hour, then never', () => {
  let governor = UNGOVERNED;
  let changes = 0;
  for (let second = 0; second < 3_600; second += 1) {
    const next = govern(governor, governor.step === 0 ? SLOW : FAST, LAST);
    if (next.step !== governor.step) changes += 1;
    governor = next;
  }
  expect([changes, governor.step]).toEqual([3, 1]);
});
