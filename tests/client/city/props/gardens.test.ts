import { describe, expect, it } from 'vitest';
import { gardenOf, gardenPlots } from '../../../../client/city/props/gardens.ts';
import { plotAt } from '../../../../shared/plots.ts';

const SEED = 4;
const PLOTS = Array.from({ length: 64 }, (_, plot) => plot);

describe('gardens', () => {
  it('lie inside of their plot', () => {
    for (const number of PLOTS) {
      const { x, y, z } = plotAt(number);
      const outside = gardenOf(number, SEED).filter(
        (prop) => prop.y !== y || Math.abs(prop.x - x) > 4 || Math.abs(prop.z - z) > 4,
      );
      expect(outside).toEqual([]);
    }
  });

  it('are of several kinds, and of the same kind at every visit', () => {
    const kinds = PLOTS.map((plot) =>
      gardenOf(plot, SEED)
        .map(({ kind }) => kind)
        .join(),
    );
    expect(new Set(kinds).size).toBeGreaterThan(4);
    expect(gardenOf(7, SEED)).toEqual(gardenOf(7, SEED));
  });

  it('grow on every free plot of the parcels and on no other', () => {
    const taken = new Set([0, 1, 2, 3, 5, 6, 7, 17]);
    expect(gardenPlots([0, 2], taken)).toEqual([4, 16, 18, 19, 20, 21, 22, 23]);
  });

  it('do not grow without a bound where thousands of plots are free', () => {
    const parcels = Array.from({ length: 1_000 }, (_, parcel) => parcel);
    expect(gardenPlots(parcels, new Set())).toHaveLength(240);
  });
});
