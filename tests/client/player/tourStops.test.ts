import { describe, expect, test } from 'vitest';
import { islandX } from '../../../shared/plots.ts';
import { buildingPose, doorPose, frontOfPlot } from '../../../client/player/front.ts';
import { tourStop } from '../../../client/player/tourStops.ts';
import type { Sights } from '../../../client/player/viewpoints.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../../support/records.ts';

const ROUND = 5;
const sights = (...records: Parameters<typeof recordMap>[0]): Sights => ({
  records: recordMap(records),
  aspect: 1.6,
  frontOf: ({ plot }) => (plot === null ? null : frontOfPlot(plot, 0)),
});
const town = sights(
  aHost(),
  aDistrict('shop', [0]),
  aContainer(1, { plot: 0 }),
  aContainer(2, { plot: 1, health: 'unhealthy' }),
  aContainer(3, { plot: 2 }),
  aContainer(4, { plot: 3, state: 'exited', exitCode: 0 }),
);
const beforePlot = (plot: number) => {
  const front = frontOfPlot(plot, 0);
  return { from: buildingPose(front), to: doorPose(front, 1.6), seconds: 9 };
};

describe('a round', () => {
  test('shows the island from above, then an alarm, a street, and houses where something runs', () => {
    const [island, alarm, street, ...houses] = Array.from({ length: ROUND }, (_, i) => tourStop(i, town));
    expect(island?.from.y).toBeGreaterThan(40);
    expect(alarm).toEqual(beforePlot(1));
    expect(street?.to).toEqual({ ...street?.from, z: (street?.from.z ?? 0) - 34 });
    expect(houses).toEqual([beforePlot(2), beforePlot(0)]);
  });

  test('shows only houses that run where nothing needs an operator, and leaves out houses where there are none', () => {
    const calm = sights(aHost(), aDistrict('shop', [0]), aContainer(1, { plot: 0 }));
    expect([1, 3, 4].map((number) => tourStop(number, calm))).toEqual([0, 0, 0].map(beforePlot));
    const empty = sights(aHost());
    expect([1, 3, 4].map((number) => tourStop(number, empty))).toEqual([null, null, null]);
    expect(tourStop(0, empty)).not.toBeNull();
  });

  test('each further one is on the next island that lives', () => {
    const second = aHost({ id: 'host:b', index: 1 });
    const dark = aHost({ id: 'host:c', index: 2, state: 'unreachable' });
    const isles = sights(aHost(), second, dark);
    const xs = [0, 1, 2, 3].map((round) => tourStop(round * ROUND, isles)?.from.x ?? NaN);
    expect(xs.map((x) => Math.abs(Math.round(x / islandX(1))))).toEqual([0, 1, 0, 1]);
  });

  test('is of what was last known where no engine answers, and of nothing where there is none', () => {
    expect(tourStop(0, sights(aHost({ state: 'stale' })))).not.toBeNull();
    expect(tourStop(0, sights())).toBeNull();
  });
});
