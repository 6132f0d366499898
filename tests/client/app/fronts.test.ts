import { expect, test } from 'vitest';
import { frontOf, obstaclesOf, switchboardsOf } from '../../../client/app/fronts.ts';
import { doorPose } from '../../../client/player/front.ts';
import { islandX } from '../../../shared/plots.ts';
import { hostId } from '../../../shared/records.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';

const THOUSANDS = 10_000;
const FRAME_MS = 50;
const ASPECT = 1.6;

const houses = Array.from({ length: THOUSANDS }, (_, number) => aContainer(number));
const TOWN = recordMap([aHost(), ...houses]);

function before(number: number, records = TOWN) {
  const front = frontOf(aContainer(number), records);
  if (front === null) throw new Error('it stands nowhere');
  return doorPose(front, ASPECT);
}

test('the key for the nearest lever held up a town of 10,000 for a seventh of a second: only those in reach are looked at', () => {
  const eye = before(4);
  const found = () => [...switchboardsOf(TOWN, eye)].map(({ id }) => id);
  expect(found()).toContain(aContainer(4).id);
  expect(found().length).toBeLessThan(8);
  const startedMs = performance.now();
  found();
  expect(performance.now() - startedMs).toBeLessThan(FRAME_MS);
});

test('doors and walls stand on the island of their host', () => {
  const records = recordMap([
    aHost({ id: hostId('local'), index: 2 }),
    aContainer(4),
    aContainer(5, { plot: null }),
  ]);
  expect(before(4, records).x).toBe(before(4).x + islandX(2));
  const walls = [...obstaclesOf(records)((x) => Math.abs(x - islandX(2)) < 1_000)];
  expect(walls.map(({ at }) => at.x)).toEqual([expect.closeTo(before(4, records).x, -2)]);
  expect([...obstaclesOf(records)((x) => Math.abs(x) < 1_000)]).toEqual([]);
});
