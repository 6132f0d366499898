import { expect, test } from 'vitest';
import { namesOf } from '../../../server/access/namePatterns.ts';

test.each([
  ['db', ['db'], ['db2', 'adb', 'DB', '']],
  ['db-*', ['db-', 'db-1', 'db-*'], ['db', 'my-db-1']],
  ['*-db', ['-db', 'shop-db'], ['shop-db-1', 'db']],
  ['a*b*c', ['abc', 'a1b2c', 'abbcc'], ['ac', 'acb', 'abcd']],
  ['ab*ba', ['abba', 'ab-ba'], ['aba', 'ab']],
  ['*', ['', 'anything'], []],
  ['a.c', ['a.c'], ['abc']],
])('%s fits these names and no others', (pattern, fitting, others) => {
  expect([...fitting, ...others].filter(namesOf([pattern]))).toEqual(fitting);
});

test('one of several patterns is enough, and none fits nothing', () => {
  expect(['db', 'web', 'cache'].filter(namesOf(['db', 'c*']))).toEqual(['db', 'cache']);
  expect(['db', ''].filter(namesOf([]))).toEqual([]);
});

test('no pattern takes long, whatever the name', () => {
  const startedAt = performance.now();
  expect(namesOf([`${'*a'.repeat(60)}b`])('a'.repeat(100_000))).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(200);
});
