import { expect, test } from 'vitest';
import { hasMoved } from '../../../client/app/standing.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../../support/records.ts';

const town = recordMap([aHost(), aDistrict(), aContainer(1), aContainer(2)]);
const withFirst = (change: Parameters<typeof aContainer>[1]) =>
  recordMap(
    [...town.values()].map((record) => (record.id === aContainer(1).id ? aContainer(1, change) : record)),
  );

test('a change of state, health or figures moves nothing', () => {
  expect(hasMoved(town, withFirst({ state: 'exited', exitCode: 1, startedAt: null }))).toBe(false);
  expect(hasMoved(town, recordMap([aHost({ state: 'stale' }), ...[...town.values()].slice(1)]))).toBe(false);
});

test('what comes, goes, moves, looks otherwise or takes more ground does', () => {
  const changed = [
    recordMap([...town.values(), aContainer(3)]),
    recordMap([aHost(), aDistrict(), aContainer(1)]),
    recordMap([aHost(), aDistrict(), aContainer(1), aContainer(3)]),
    recordMap([aHost(), aDistrict('shop', [0, 1]), aContainer(1), aContainer(2)]),
    ...[{ plot: 9 }, { plot: null }, { image: 'redis:7' }, { building: 'fort' }, { memoryLimit: 1 }].map(
      withFirst,
    ),
  ];
  expect(changed.map((next) => hasMoved(town, next))).toEqual(changed.map(() => true));
});
