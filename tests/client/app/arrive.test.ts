import { expect, test } from 'vitest';
import { isLeftBehind } from '../../../client/app/arrive.ts';
import { hostId, type Host } from '../../../shared/records.ts';
import { aHost, recordMap } from '../../support/records.ts';

const away = aHost({ state: 'unreachable' });
const simulated = aHost({ id: hostId('simulator'), index: 1, simulated: true });
const isLeft = (index: number, hosts: readonly Host[], before: readonly Host[]) =>
  isLeftBehind(index, hosts, recordMap(before));

test('a visitor goes along when another island comes to life while his own is away', () => {
  expect(isLeft(0, [away, simulated], [away])).toBe(true);
  expect(isLeft(0, [away, simulated], [away, { ...simulated, state: 'syncing' }])).toBe(true);
});

test('a visitor goes home when his island is gone', () => {
  expect(isLeft(1, [aHost()], [aHost(), simulated])).toBe(true);
});

test('a visitor stays where he is while his island lives, or nothing new came to life', () => {
  expect(isLeft(0, [aHost(), simulated], [aHost()])).toBe(false);
  expect(isLeft(0, [away, simulated], [aHost(), simulated])).toBe(false);
  expect(isLeft(0, [aHost()], [away])).toBe(false);
  expect(isLeft(0, [], [aHost()])).toBe(false);
});
