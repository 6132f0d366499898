import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Census } from '../../../client/scene/census.ts';
import type { Quality } from '../../../client/scene/quality.ts';
import type { RecordMap } from '../../../shared/records.ts';
import { drawTown, type DrawnTown } from '../../support/scene/drawnTown.ts';
import { madeUpTown } from '../../support/scene/madeUpTown.ts';
import { simulatedTown } from '../../support/scene/simulatedTown.ts';

type View = readonly [name: string, goal: Cost, reached: Cost];

interface Cost {
  readonly draws: number;
  readonly triangles: number;
}

/** Sky and sea are not on the stage of these towns. */
const BACKDROP: Cost = { draws: 2, triangles: 3 };
const STREET: Cost = { draws: 120, triangles: 550_000 };
const AERIAL: Cost = { draws: 256, triangles: 700_000 };
const GEOMETRY_BYTES = 12_000_000;
const PHONE: Cost = { draws: 80, triangles: 250_000 };
const BUILD_MS = 30_000;
/** What was reached may grow by a twentieth before somebody has to look. */
const SLACK = 1.05;

const costOf = ({ byKind }: Census): Cost =>
  Object.values(byKind).reduce(
    (sum, { draws, triangles }) => ({ draws: sum.draws + draws, triangles: sum.triangles + triangles }),
    BACKDROP,
  );

const gateOf = (reached: Cost, goal: Cost): Cost => ({
  draws: Math.min(goal.draws, Math.floor(SLACK * reached.draws)),
  triangles: Math.min(goal.triangles, Math.floor(SLACK * reached.triangles)),
});

const TOWNS: readonly {
  readonly name: string;
  readonly records: () => RecordMap;
  readonly quality: Quality;
  readonly views: readonly View[];
}[] = [
  {
    ...{ name: 'made up, of 1,000', records: () => madeUpTown(1_000), quality: 'low' },
    views: [['street', PHONE, { draws: 41, triangles: 202_449 }]],
  },
  {
    ...{ name: 'made up, of 1,000', records: () => madeUpTown(1_000), quality: 'medium' },
    views: [
      ['arrival', STREET, { draws: 43, triangles: 345_103 }],
      ['street', STREET, { draws: 42, triangles: 346_321 }],
      ['thousand', AERIAL, { draws: 30, triangles: 340_165 }],
    ],
  },
  {
    ...{ name: 'made up, of 10,000', records: () => madeUpTown(10_000), quality: 'low' },
    views: [
      ['arrival', PHONE, { draws: 45, triangles: 239_285 }],
      ['street', PHONE, { draws: 45, triangles: 248_933 }],
    ],
  },
  {
    ...{ name: 'made up, of 10,000', records: () => madeUpTown(10_000), quality: 'medium' },
    views: [
      ['arrival', STREET, { draws: 47, triangles: 448_981 }],
      ['street', STREET, { draws: 46, triangles: 483_851 }],
      ['tenThousand', AERIAL, { draws: 47, triangles: 594_389 }],
    ],
  },
  {
    ...{ name: 'of the simulator, of 10,000', records: () => simulatedTown(10_000), quality: 'medium' },
    views: [
      ['street', STREET, { draws: 42, triangles: 507_651 }],
      ['tenThousand', AERIAL, { draws: 43, triangles: 689_371 }],
    ],
  },
];

describe.each(TOWNS)('a town $name in $quality quality', ({ records, quality, views }) => {
  let town: DrawnTown;
  beforeAll(() => {
    town = drawTown(records(), quality);
  }, BUILD_MS);
  afterAll(() => town.dispose());

  test.each(views)(
    'costs within its budget from the view %s, and as much as it did',
    (view, goal, reached) => {
      const census = town.from(view);
      const [cost, gate] = [costOf(census), gateOf(reached, goal)];
      expect([cost.draws <= gate.draws, cost.triangles <= gate.triangles, cost, gate]).toEqual([
        true,
        true,
        cost,
        gate,
      ]);
      expect(cost.triangles).toBeGreaterThan(reached.triangles / 2);
      expect(census.geometryBytes).toBeLessThan(GEOMETRY_BYTES);
    },
  );
});
