import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Census } from '../../../client/scene/census.ts';
import type { Quality } from '../../../client/scene/quality.ts';
import { drawTown, type DrawnTown } from '../../support/scene/drawnTown.ts';

type View = readonly [name: string, goal: Cost, reached: Cost];

interface Cost {
  readonly draws: number;
  readonly triangles: number;
}

/** Sky and sea are not on the stage of these towns. */
const BACKDROP: Cost = { draws: 2, triangles: 3 };
const STREET: Cost = { draws: 120, triangles: 550_000 };
const AERIAL: Cost = { draws: 256, triangles: 700_000 };
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
  readonly count: number;
  readonly quality: Quality;
  readonly views: readonly View[];
}[] = [
  {
    ...{ count: 1_000, quality: 'low' },
    views: [['street', PHONE, { draws: 77, triangles: 247_411 }]],
  },
  {
    ...{ count: 1_000, quality: 'medium' },
    views: [
      ['arrival', STREET, { draws: 78, triangles: 345_731 }],
      ['street', STREET, { draws: 77, triangles: 350_717 }],
      ['thousand', AERIAL, { draws: 54, triangles: 219_481 }],
    ],
  },
  {
    ...{ count: 10_000, quality: 'medium' },
    views: [
      ['arrival', STREET, { draws: 92, triangles: 448_731 }],
      ['street', STREET, { draws: 93, triangles: 479_559 }],
      ['tenThousand', AERIAL, { draws: 173, triangles: 654_877 }],
    ],
  },
];

describe.each(TOWNS)('a town of $count in $quality quality', ({ count, quality, views }) => {
  let town: DrawnTown;
  beforeAll(() => {
    town = drawTown(count, quality);
  }, BUILD_MS);
  afterAll(() => town.dispose());

  test.each(views)(
    'costs within its budget from the view %s, and as much as it did',
    (view, goal, reached) => {
      const [cost, gate] = [costOf(town.from(view)), gateOf(reached, goal)];
      expect([cost.draws <= gate.draws, cost.triangles <= gate.triangles, cost, gate]).toEqual([
        true,
        true,
        cost,
        gate,
      ]);
      expect(cost.triangles).toBeGreaterThan(reached.triangles / 2);
    },
  );
});
