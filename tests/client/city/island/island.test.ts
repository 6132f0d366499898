import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt, COVER, type Ground } from '../../../../client/city/island/ground.ts';
import { createIsland, islandOf } from '../../../../client/city/island/island.ts';
import { SQUARE_LEVEL } from '../../../../client/city/island/landmarks.ts';
import { QUAY_EDGE } from '../../../../client/city/island/town.ts';
import { parcelAt, PARCEL_LENGTH, plotAt, PLOTS_PER_PARCEL, PLOT_SIZE } from '../../../../shared/plots.ts';

const SEED = 7;
const ARRIVAL = { x: 0.5, z: QUAY_EDGE - 1.5 };

/** Cells that somebody reaches from the quay without ever stepping more than one half-step. */
function reachable({ heights, covers, width, ...ground }: Ground): Uint8Array {
  const reached = new Uint8Array(heights.length);
  const start = cellAt({ heights, covers, width, ...ground }, ARRIVAL.x, ARRIVAL.z);
  const open = [start];
  reached[start] = 1;
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    for (const next of [cell - 1, cell + 1, cell - width, cell + width]) {
      if (reached[next] !== 0 || covers[next] === COVER.sea) continue;
      if (Math.abs((heights[next] ?? 99) - (heights[cell] ?? 0)) > 1) continue;
      reached[next] = 1;
      open.push(next);
    }
  }
  return reached;
}

const parcelSets = fc.uniqueArray(fc.nat({ max: 45 }), { maxLength: 8 });
const firstParcels = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('an island', () => {
  it('lets a visitor walk from the quay to every plot and to the lighthouse by half-steps', () => {
    fc.assert(
      fc.property(parcelSets, (parcels) => {
        const { ground } = createIsland(parcels, SEED);
        const reached = reachable(ground);
        const goals = parcels.flatMap((parcel) =>
          Array.from({ length: PLOTS_PER_PARCEL }, (_, i) => plotAt(parcel * PLOTS_PER_PARCEL + i)),
        );
        const missed = [...goals, { x: 0.5, z: 0.5 }].filter(
          ({ x, z }) => reached[cellAt(ground, x, z)] !== 1,
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('lays every plot flat at the height at which its building stands', () => {
    const parcels = firstParcels(40);
    const island = createIsland(parcels, SEED);
    const wrong: number[] = [];
    for (let number = 0; number < parcels.length * PLOTS_PER_PARCEL; number += 1) {
      const { x, y, z } = plotAt(number);
      const half = PLOT_SIZE / 2 - 0.5;
      for (const [dx, dz] of [
        [0, 0],
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
      ] as const) {
        if (island.coverAt(x + dx, z + dz) !== 'plot' || island.groundAt(x + dx, z + dz) !== y)
          wrong.push(number);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('lays every street at the level of its parcel', () => {
    const island = createIsland(firstParcels(40), SEED);
    const parcels = firstParcels(40).map(parcelAt);
    const ends = parcels.flatMap(({ x, z, level }) =>
      [-PARCEL_LENGTH / 2 + 1.5, 0.5, PARCEL_LENGTH / 2 - 1.5].map((dz) => ({ x, z: z + dz, level })),
    );
    expect(ends.map(({ x, z }) => [island.coverAt(x, z), island.groundAt(x, z)])).toEqual(
      ends.map(({ level }) => ['street', level]),
    );
  });

  it('is equal for equal parcels in any order', () => {
    fc.assert(
      fc.property(parcelSets, (parcels) => {
        const [one, other] = [parcels, [...parcels].reverse()].map((set) => createIsland(set, SEED).ground);
        expect(other?.heights.join()).toBe(one?.heights.join());
        expect(other?.covers.join()).toBe(one?.covers.join());
      }),
      { numRuns: 3 },
    );
  });

  it('differs by seed at the shore only', () => {
    const [one, other] = [createIsland([0, 1], 1), createIsland([0, 1], 2)];
    expect(one.ground.covers.join()).not.toBe(other.ground.covers.join());
    expect(one.coverAt(0.5, 140)).toBe(other.coverAt(0.5, 140));
  });

  it('without any parcel has harbour, main street and the lighthouse square', () => {
    const island = createIsland([], SEED);
    const at = (x: number, z: number) => [island.coverAt(x, z), island.groundAt(x, z)];
    expect({
      quay: at(-30, QUAY_EDGE - 3),
      court: at(12, QUAY_EDGE - 15),
      street: at(0.5, 60),
      square: at(6, 0),
      sea: at(0.5, QUAY_EDGE + 1),
    }).toEqual({
      quay: ['quay', 2],
      court: ['court', 2],
      street: ['street', 5],
      square: ['square', SQUARE_LEVEL],
      sea: ['sea', -2],
    });
  });

  it('lies in open water', () => {
    const { extent, isLand } = createIsland(firstParcels(13), SEED);
    const rim: boolean[] = [];
    for (let x = extent.minX; x < extent.maxX; x += 1)
      rim.push(isLand(x, extent.minZ), isLand(x, extent.maxZ - 1));
    for (let z = extent.minZ; z < extent.maxZ; z += 1)
      rim.push(isLand(extent.minX, z), isLand(extent.maxX - 1, z));
    expect(rim.every((land) => !land)).toBe(true);
  });

  it('has no land where no parcel is taken', () => {
    const { isLand } = createIsland([0], SEED);
    const { x, z } = parcelAt(60);
    expect(isLand(x, z)).toBe(false);
  });

  it('has a beach in the south-east and a cliff in the west', () => {
    const { ground } = createIsland(firstParcels(13), SEED);
    const covers = { sand: [0, 0], rock: [0, 0] };
    ground.covers.forEach((code, cell) => {
      const side = (cell % ground.width) + ground.minX < 0 ? 0 : 1;
      if (code === COVER.sand) covers.sand[side] = (covers.sand[side] ?? 0) + 1;
      if (code === COVER.rock) covers.rock[side] = (covers.rock[side] ?? 0) + 1;
    });
    expect(covers.sand[1]).toBeGreaterThan(2 * (covers.sand[0] ?? 0));
    expect(covers.rock[0]).toBeGreaterThan(50);
    expect(covers.rock[1]).toBe(0);
  });

  it('answers the same from its arrays alone', () => {
    const island = createIsland([0, 1, 2], SEED);
    const copy = islandOf(structuredClone(island.ground));
    for (let x = -60; x < 60; x += 7) {
      for (let z = -20; z < 190; z += 5) {
        expect([copy.groundAt(x, z), copy.coverAt(x, z), copy.isLand(x, z)]).toEqual([
          island.groundAt(x, z),
          island.coverAt(x, z),
          island.isLand(x, z),
        ]);
      }
    }
  });
});
