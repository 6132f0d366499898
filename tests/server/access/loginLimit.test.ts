import { expect, test } from 'vitest';
import { createLoginLimit, TRIES_ALL, TRIES_EACH } from '../../../server/access/loginLimit.ts';

const setUp = () => {
  let time = 0;
  const mayTry = createLoginLimit(() => time);
  const tries = (address: string, count: number) =>
    Array.from({ length: count }, () => mayTry(address)).filter(Boolean).length;
  return { tries, pass: (ms: number) => (time += ms) };
};

test('one address may try so often in a minute, and others are not held up by it', () => {
  const { tries, pass } = setUp();
  expect(tries('a', TRIES_EACH + 5)).toBe(TRIES_EACH);
  expect(tries('b', 1)).toBe(1);
  pass(60_000);
  expect(tries('a', TRIES_EACH + 5)).toBe(TRIES_EACH);
});

test('all together may try so often, from however many addresses', () => {
  const { tries } = setUp();
  const passed = Array.from({ length: TRIES_ALL + 50 }, (_, at) => tries(`a${String(at)}`, 1));
  expect(passed.reduce((sum, each) => sum + each, 0)).toBe(TRIES_ALL);
});
