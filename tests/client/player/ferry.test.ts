import { expect, test } from 'vitest';
import { islandX } from '../../../shared/plots.ts';
import { FERRY_PIER } from '../../../client/city/props/harbourRules.ts';
import { FERRY_REACH, ferryFrom } from '../../../client/player/ferry.ts';
import { aHost, recordMap } from '../../support/records.ts';

const ISLES = recordMap([
  aHost(),
  aHost({ id: 'host:b', index: 1, name: 'b' }),
  aHost({ id: 'host:c', index: 4, name: 'c' }),
]);
const at = (index: number, aside = 0, y = 3.7) => ({
  ...{ x: islandX(index) + FERRY_PIER.x + aside, y, z: FERRY_PIER.z },
});

test('a ferry goes from each pier to the next island, and from the last to the first', () => {
  const [from, to] = [[0, 1, 4].map((index) => ferryFrom(at(index), ISLES)?.index), [1, 4, 0]];
  expect(from).toEqual(to);
});

test('it is offered within its reach, at the ground, and where there is another island', () => {
  expect(ferryFrom(at(0, FERRY_REACH), ISLES)).not.toBeNull();
  expect(ferryFrom(at(0, FERRY_REACH + 0.1), ISLES)).toBeNull();
  expect(ferryFrom(at(0, 0, 9), ISLES)).not.toBeNull();
  expect(ferryFrom(at(0, 0, 9.1), ISLES)).toBeNull();
  expect(ferryFrom(at(0), recordMap([aHost()]))).toBeNull();
});
