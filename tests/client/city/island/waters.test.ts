import { expect, test } from 'vitest';
import { COVER, type Ground } from '../../../../client/city/island/ground.ts';
import { watersOf } from '../../../../client/city/island/waters.ts';

/** Open sea with one block of sand. */
function seaWith(side: number, sand: number): Ground {
  const covers = new Uint8Array(side * side).fill(COVER.sea);
  covers[sand * side + sand] = COVER.sand;
  return { minX: 0, minZ: 0, width: side, depth: side, heights: new Int8Array(side * side), covers };
}

const thirdsAt = (side: number, [x, z]: readonly [number, number]): number | undefined => {
  const { distances, step, width } = watersOf(seaWith(side, 100));
  return distances[Math.floor(z / step) * width + Math.floor(x / step)];
};

test('water knows how far it lies from the land, along a narrow shore and along a wide one', () => {
  expect([thirdsAt(200, [100, 100]), thirdsAt(200, [120, 100]), thirdsAt(200, [199, 100])]).toEqual([
    0, 60, 255,
  ]);
  expect([thirdsAt(2_400, [100, 100]), thirdsAt(2_400, [120, 100]), thirdsAt(2_400, [300, 100])]).toEqual([
    0, 60, 255,
  ]);
});

test('the shore of a town of 10,000 takes less than 2.25 MB', () => {
  expect(watersOf(seaWith(2_417, 5)).distances.length).toBeLessThanOrEqual(1_500 ** 2);
});
