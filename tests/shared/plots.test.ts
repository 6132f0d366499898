import { describe, expect, test } from 'vitest';
import { parcelAt, PLOT_SIZE, plotAt, rowLevel, SOUTHERN_ROW } from '../../shared/plots.ts';

const PLOTS = 10_000;

const FAR = 2 ** 20;
const cellAt = (x: number, z: number) => (x + FAR) * 2 * FAR + (z + FAR);

describe('plotAt', () => {
  test('gives 10,000 plots that nowhere overlap', () => {
    const places = Array.from({ length: PLOTS }, (_, n) => plotAt(n));
    // As numbers: sets of texts take seconds here.
    const cells = new Set<number>();
    for (const { x, z } of places) {
      for (let dx = 0; dx < PLOT_SIZE; dx += 1) {
        for (let dz = 0; dz < PLOT_SIZE; dz += 1)
          cells.add(cellAt(x - PLOT_SIZE / 2 + dx, z - PLOT_SIZE / 2 + dz));
      }
    }
    expect(cells.size).toBe(PLOTS * PLOT_SIZE ** 2);
  });

  test('lets every house face its own street, with its edges on whole blocks', () => {
    for (let n = 0; n < PLOTS; n += 1) {
      const plot = plotAt(n);
      const parcel = parcelAt(Math.floor(n / 8));
      const toStreet = plot.turns === 1 ? 1 : -1;
      expect(plot.x + toStreet * ((parcel.streetWidth + PLOT_SIZE) / 2)).toBe(parcel.x);
      expect(Number.isInteger(plot.x - PLOT_SIZE / 2)).toBe(true);
      expect(Number.isInteger(plot.z - PLOT_SIZE / 2)).toBe(true);
    }
  });

  test('stands every plot of a parcel one half-step above its level street', () => {
    for (let n = 0; n < PLOTS; n += 1) expect(plotAt(n).y).toBe(parcelAt(Math.floor(n / 8)).level + 0.5);
  });
});

describe('parcelAt', () => {
  test('begins at the harbour and grows outward from it', () => {
    expect(parcelAt(0)).toEqual({ column: 0, row: SOUTHERN_ROW, x: 0, z: 128, level: 2, streetWidth: 8 });
    const distances = Array.from({ length: 2000 }, (_, n) => parcelAt(n)).map(({ column, row }) =>
      Math.hypot(column * 39, (SOUTHERN_ROW - row) * 64),
    );
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  test('never gives the ground of the lighthouse away', () => {
    const taken = Array.from({ length: 2000 }, (_, n) => parcelAt(n));
    expect(taken.filter(({ column, row }) => column === 0 && row === 0)).toEqual([]);
  });
});

test('the lighthouse row is the highest, and each row differs from the next by at most three blocks', () => {
  for (let row = -20; row <= SOUTHERN_ROW; row += 1) {
    expect(rowLevel(row)).toBeLessThanOrEqual(rowLevel(0));
    expect(Math.abs(rowLevel(row) - rowLevel(row + 1))).toBeLessThanOrEqual(3);
  }
});
