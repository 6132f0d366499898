import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistances, DISTANCE_UNITS, spreadDistances } from '../../../../client/city/island/distance.ts';

const SIZE = 24;

describe('distances', () => {
  it('are at most 9 % off the true ones', () => {
    const goals = fc.uniqueArray(fc.nat({ max: SIZE * SIZE - 1 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(goals, (cells) => {
        // Columns at the rim have no diagonals: there it is only known that nothing comes round the end of a row.
        const inner = cells.filter((cell) => cell % SIZE > 0 && cell % SIZE < SIZE - 1);
        fc.pre(inner.length > 0);
        const field = createDistances(SIZE, SIZE);
        for (const cell of inner) field.cells[cell] = 0;
        spreadDistances(field);
        field.cells.forEach((units, cell) => {
          const column = cell % SIZE;
          if (column === 0 || column === SIZE - 1) return;
          const truth = Math.min(...inner.map((goal) => distance(goal, cell)));
          expect(Math.abs(units / DISTANCE_UNITS - truth)).toBeLessThanOrEqual(0.09 * truth + 1e-9);
        });
      }),
    );
  });

  it('stop counting at 85 blocks', () => {
    const field = createDistances(120, 1);
    field.cells[0] = 0;
    spreadDistances(field);
    expect([field.cells[10], field.cells[84], field.cells[85], field.cells[119]]).toEqual([
      30, 252, 255, 255,
    ]);
  });
});

const distance = (a: number, b: number): number =>
  Math.hypot((a % SIZE) - (b % SIZE), Math.floor(a / SIZE) - Math.floor(b / SIZE));
