import { describe, expect, it } from 'vitest';
import { createIsland } from '../../../../client/city/island/island.ts';
import { columnTops, shadowField } from '../../../../client/city/island/shadow.ts';

const SIZE = 64;
const GROUND = 2;
const flat = (): Float32Array => new Float32Array(SIZE * SIZE).fill(GROUND);
const isOutside = (texel: number): boolean => texel < 0 || texel >= SIZE;
const at = (column: number, row: number): number => row * SIZE + column;

describe('the shadow field', () => {
  it('falls away from a tower by the height of the sun', () => {
    const tops = flat();
    tops[at(40, 30)] = 12;
    // From the east at 45°: half a block lower for each texel to the west.
    const field = shadowField(tops, SIZE, { x: 1, y: 1, z: 0 });
    expect([39, 38, 30, 21].map((column) => field[at(column, 30)])).toEqual([11.5, 11, 7, 2.5]);
    expect(field[at(41, 30)]).toBe(GROUND - 0.5);
    expect(field[at(39, 31)]).toBe(GROUND - 0.5);
  });

  it('leaves flat ground in the sun', () => {
    const field = shadowField(flat(), SIZE, { x: -0.5, y: 0.5, z: 0.7 });
    expect(field.every((height) => height < GROUND)).toBe(true);
  });

  it.each([
    { x: -0.57, y: 0.58, z: 0.82 },
    { x: 0.57, y: 0.58, z: 0.82 },
    { x: -0.82, y: 0.58, z: -0.57 },
    { x: 0.82, y: 0.58, z: -0.57 },
  ])('agrees with a ray marched by itself for a sun at %o', (sun) => {
    const tops = flat();
    for (let i = 0; i < 12; i += 1) tops[at(20 + ((i * 7) % 23), 18 + ((i * 11) % 27))] = 6 + i;
    const field = shadowField(tops, SIZE, sun);
    const reach = Math.max(Math.abs(sun.x), Math.abs(sun.z));
    const marched = (column: number, row: number): number => {
      let blocked = -Infinity;
      for (let step = 1; step < SIZE; step += 1) {
        const [x, z] = [column + (sun.x / reach) * step, row + (sun.z / reach) * step].map(Math.round) as [
          number,
          number,
        ];
        if (isOutside(x) || isOutside(z)) break;
        blocked = Math.max(blocked, (tops[at(x, z)] ?? 0) - (sun.y / reach / 2) * step);
      }
      return blocked;
    };
    let apart = 0;
    for (let row = 8; row < SIZE - 8; row += 1) {
      for (let column = 8; column < SIZE - 8; column += 1)
        if (Math.abs((field[at(column, row)] ?? 0) - marched(column, row)) > 0.75) apart += 1;
    }
    // Rays are rounded from another start: thin casters may shade the texel beside.
    expect(apart / (SIZE - 16) ** 2).toBeLessThan(0.12);
  });

  it('takes the tops from the ground and from what stands on it', () => {
    const { ground, groundAt } = createIsland([], 1);
    const tops = columnTops(ground, { minX: -16, minZ: 150, size: SIZE }, [
      { minX: 5, minZ: 160, maxX: 7, maxZ: 161, top: 9 },
    ]);
    const read = (x: number, z: number) => tops[at((x + 16) * 2, (z - 150) * 2)];
    expect([read(5, 160), read(6.5, 160.5), read(4.5, 160), read(0, 170)]).toEqual([
      9,
      9,
      groundAt(4.5, 160),
      2,
    ]);
  });
});
