import fc from 'fast-check';
import { BufferGeometry, MeshBasicMaterial } from 'three';
import { expect, test } from 'vitest';
import { InstanceField } from '../../../client/scene/instanceField.ts';
import type { Instance } from '../../../client/scene/instanceSquare.ts';
import { InstancePool } from '../../../client/scene/instancePool.ts';
import { sectorOf, withinSector } from '../../../client/scene/sector.ts';

const WIDE = 16 / 9;
const NEAR = 120;
const FAR = 500;

const spot = fc.record({ x: fc.integer({ min: -900, max: 900 }), z: fc.integer({ min: -900, max: 900 }) });

const newPool = () => new InstancePool(new BufferGeometry(), new MeshBasicMaterial(), 'thing');
const cellsOf = (pool: InstancePool): number[] =>
  Array.from({ length: pool.values().length / 8 }, (_, i) => pool.values()[i * 8 + 4] ?? -1).sort(
    (a, b) => a - b,
  );

test('of what stands about, exactly what is in the sector and in range is drawn, each by what its distance asks for', () => {
  fc.assert(
    fc.property(
      fc.array(spot, { minLength: 1, maxLength: 200 }),
      spot,
      fc.record({
        y: fc.integer({ min: 1, max: 300 }),
        yaw: fc.integer({ min: -4, max: 4 }),
        range: fc.integer({ min: 100, max: 900 }),
      }),
      (things, eye, { y, yaw, range }) => {
        const sector = sectorOf({ ...eye, y, yaw, pitch: 0, fieldOfView: 54 }, WIDE);
        const field = new InstanceField<string>();
        field.fill(
          things.map(({ x, z }, i): Instance<string> => ({
            kind: 'thing',
            place: [x, 0, z, 0],
            trait: [i, 0, 0, 1],
          })),
        );
        const [near, far] = [newPool(), newPool()];
        const bands = [
          { until: NEAR, pool: near },
          { until: FAR, pool: far },
        ];
        field.see({ ...eye, sector }, range, () => bands);
        const isIn = withinSector(sector);
        const drawn = (from: number, to: number) =>
          things.flatMap(({ x, z }, i) => {
            const [dx, dz] = [x - eye.x, z - eye.z];
            const away = Math.max(Math.abs(dx), Math.abs(dz));
            return isIn(dx, dz) && Math.hypot(dx, dz) < range && away > from && away <= to ? [i] : [];
          });
        expect([cellsOf(near), cellsOf(far)]).toEqual([drawn(-1, NEAR), drawn(NEAR, FAR)]);
      },
    ),
  );
});

test('a field to which some came and from which some went is as one that was filled with those that are left', () => {
  fc.assert(
    fc.property(
      fc.array(spot, { minLength: 1, maxLength: 60 }),
      fc.nat(30),
      fc.nat(30),
      (spots, filled, gone) => {
        const things = spots.map(({ x, z }, i): Instance<string> => ({
          ...{ kind: `kind ${i % 3}`, place: [x, 0, z, 0], trait: [i, 0, 0, 1] },
        }));
        const field = new InstanceField<string>();
        field.fill(things.slice(0, filled));
        things.slice(filled).forEach((thing) => field.put(thing));
        things.slice(0, gone).forEach((thing) => field.drop(thing));
        const left: number[][] = [];
        field.each((...values) => left.push(values));
        const sorted = left.toSorted(([a = 0], [b = 0]) => a - b);
        expect(sorted).toEqual(spots.map(({ x, z }, i) => [i, x, z]).slice(gone));
      },
    ),
  );
});
