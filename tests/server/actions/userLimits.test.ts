import { expect, test } from 'vitest';
import { createUserLimits, USER_MOST, USER_PER_MS, USERS_MOST } from '../../../server/actions/userLimits.ts';

function limits() {
  let time = 0;
  const created = createUserLimits(() => time);
  const taken = (user: string, count: number) =>
    Array.from({ length: count }, () => created.take(user)).filter(Boolean).length;
  return { taken, wait: (ms: number) => (time += ms) };
}

test(`a user may ask ${USER_MOST} times at once, not once more, and somebody else as often`, () => {
  const { taken } = limits();
  expect(taken('ada', USER_MOST - 1)).toBe(USER_MOST - 1);
  expect([taken('ada', 1), taken('ada', 1)]).toEqual([1, 0]);
  expect(taken('bob', USER_MOST + 1)).toBe(USER_MOST);
});

test('one more when its share of the time has passed, and not a moment before', () => {
  const { taken, wait } = limits();
  taken('ada', USER_MOST);
  wait(USER_PER_MS / USER_MOST - 1);
  expect(taken('ada', 1)).toBe(0);
  wait(1);
  expect(taken('ada', 2)).toBe(1);
});

test(`who of ${USERS_MOST} users asked longest ago is forgotten first`, () => {
  const { taken } = limits();
  taken('first', USER_MOST);
  taken('second', USER_MOST);
  for (let i = 2; i < USERS_MOST; i += 1) taken(`user ${i}`, 1);
  expect(taken('first', 1)).toBe(0);
  taken('one more', 1);
  expect([taken('first', 1), taken('second', 1)]).toEqual([0, 1]);
});
