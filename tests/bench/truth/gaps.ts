import { runStream } from '../../support/streamRun.ts';
import { atMost, withoutGoal, type Form, type Row } from './rows.ts';

const CLIENTS = 100;
/** Applied by all clients together. */
const APPLIED = { short: 100_000, long: 1_000_000 } as const;

/** Clients that are cut off and frozen all the time: one that is current holds what the server holds, or it is counted. */
export async function gaps(form: Form): Promise<readonly Row[]> {
  const run = await runStream({
    ...{ clients: CLIENTS, seed: 1, freezeMs: 2_000 },
    isEnough: (_sent, applied) => applied >= APPLIED[form],
  });
  const behind = run.digests.filter((digest) => digest !== run.expected.digest).length;
  return [
    atMost(`gaps that nobody noticed, ${CLIENTS} clients that reconnect`, {
      ...{ reached: run.unnoticed + run.conflicts + behind, goal: 0, unit: '' },
    }),
    withoutGoal('of so many patches sent, and applied by all together', `${run.sent}, ${run.applied}`),
    withoutGoal('reconnects among them', String(run.figures.resyncs.reconnect)),
  ];
}
