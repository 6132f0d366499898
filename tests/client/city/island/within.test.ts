import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIsland, extentOf, islandWithin } from '../../../../client/city/island/island.ts';
import { placeProps } from '../../../../client/city/props/placement.ts';
import type { Area } from '../../../../client/city/island/ground.ts';

/** Wider than any prop reaches for what stands about it. */
const RIM = 8;

const parcelSets = fc
  .uniqueArray(fc.nat({ max: 240 }), { minLength: 1, maxLength: 12 })
  .chain((far) => fc.nat({ max: 60 }).map((near) => [...Array.from({ length: near }, (_, i) => i), ...far]));
const areas = fc
  .record({ x: fc.integer({ min: -220, max: 220 }), z: fc.integer({ min: -260, max: 160 }) })
  .map(({ x, z }): Area => ({ minX: x - 60, minZ: z - 60, maxX: x + 60, maxZ: z + 60 }));

test('a part of an island is the island there, block for block and prop for prop', () => {
  fc.assert(
    fc.property(parcelSets, areas, fc.nat({ max: 9 }), (parcels, area, seed) => {
      const extent = extentOf(parcels);
      fc.pre(area.minX < extent.maxX && area.maxX > extent.minX);
      fc.pre(area.minZ < extent.maxZ && area.maxZ > extent.minZ);
      const [whole, part] = [createIsland(parcels, seed), islandWithin(area, parcels, seed)];
      const { minX, minZ, maxX, maxZ } = part.extent;
      const wrong: string[] = [];
      for (let z = minZ; z < maxZ; z += 1)
        for (let x = minX; x < maxX; x += 1)
          if (part.groundAt(x, z) !== whole.groundAt(x, z) || part.coverAt(x, z) !== whole.coverAt(x, z))
            wrong.push(`${x} ${z}`);
      expect(wrong).toEqual([]);
      const inner = ({ x, z }: { x: number; z: number }) =>
        x > minX + RIM && x < maxX - RIM && z > minZ + RIM && z < maxZ - RIM;
      const props = placeProps(part, parcels, seed).filter(inner);
      const sorted = (list: readonly { x: number; z: number }[]) =>
        list.map((prop) => JSON.stringify(prop)).sort();
      expect(sorted(props)).toEqual(sorted(placeProps(whole, parcels, seed).filter(inner)));
    }),
    { numRuns: 12 },
  );
});
