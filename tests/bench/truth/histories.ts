import fc from 'fast-check';
import { differs, orderlyMs, UNSEEN_MS } from '../../server/world/support/converges.ts';
import {
  faultyStep,
  historyOf,
  orderlyStep,
  type History,
  type Step,
} from '../../server/world/support/histories.ts';
import { atMost, type Form, type Row } from './rows.ts';

const COUNT = { short: 1_000, long: 10_000 } as const;
const SEED = 1;

/** Generated histories of changes and faults, after each of which the town must be the engine's; all are played. */
export async function histories(form: Form): Promise<readonly Row[]> {
  const count = COUNT[form];
  return [
    await played(`differences 75 s after each of ${count} histories with faults`, {
      ...{ count, step: faultyStep, withinMs: () => UNSEEN_MS },
    }),
    await played(`differences 3 s after each of ${count} histories without a loss`, {
      ...{ count, step: orderlyStep, withinMs: orderlyMs },
    }),
  ];
}

interface Play {
  readonly count: number;
  readonly step: fc.Arbitrary<Step>;
  readonly withinMs: (history: History) => number;
}

async function played(figure: string, { count, step, withinMs }: Play): Promise<Row> {
  let differences = 0;
  for (const history of fc.sample(historyOf(step), { numRuns: count, seed: SEED })) {
    if (await differs(history, withinMs(history))) differences += 1;
  }
  return atMost(figure, { reached: differences, goal: 0, unit: '' });
}
