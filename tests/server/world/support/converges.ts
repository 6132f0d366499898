import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import { applyDiff } from '../../../../shared/diff.ts';
import type { Figures } from '../../../support/figures.ts';
import type { RecordMap } from '../../../../shared/records.ts';
import { faultyStep, heal, historyOf, orderlyStep, play } from './histories.ts';
import type { History } from './histories.ts';
import { SAVED } from './savedHistories.ts';
import { real, shown, stateOf, watched } from './watched.ts';

/** SYNC's bounds: after an event that was lost without a trace, and after a fault that can be detected. */
export const UNSEEN_MS = 75_000;
const ORDERLY_MS = 2_000;
/** What connecting takes, when every answer is as slow as can be. */
const CONNECTING_MS = 1_000;

/** For a history without a loss. */
export const orderlyMs = ({ headStartMs }: History): number =>
  ORDERLY_MS + CONNECTING_MS - (headStartMs ?? 0);

/** The world after a history, and what a client holds that applied every patch, beside what the engine lists. */
async function playOut({ steps, chance, headStartMs }: History, withinMs: number) {
  const parts = watched(() => chance);
  let mirror: RecordMap = parts.world.map.records();
  parts.world.map.onPatch((patch) => (mirror = applyDiff(mirror, patch)));
  parts.start();
  if (headStartMs !== null) await parts.clock.advance(headStartMs);
  await play(parts, steps);
  heal(parts);
  await parts.clock.advance(withinMs);
  const found = { shown: shown(parts.world), state: stateOf(parts.world), mirror };
  const wanted = {
    shown: real(parts.engine),
    state: { state: 'live', problem: null },
    mirror: parts.world.map.records(),
  };
  parts.world.close();
  return { found, wanted };
}

/** Everything is equal, and live. */
async function expectEqual(history: History, withinMs: number): Promise<void> {
  const { found, wanted } = await playOut(history, withinMs);
  expect(found).toEqual(wanted);
}

/** For who counts instead of failing. */
export async function differs(history: History, withinMs: number): Promise<boolean> {
  const { found, wanted } = await playOut(history, withinMs);
  return !isDeepStrictEqual(found, wanted);
}

/** Whose histories the short form plays, so that a run of it says something of the change and not of chance; the long one draws anew. */
export const SAVED_SEED = 20_261_124;

export interface Played {
  readonly seed?: number;
  readonly onFigures?: OnFigures;
}

/** Told also of a run that found a difference. */
type OnFigures = (figures: Figures) => void;

/** Plays the saved histories, then `count` random ones; a failure prints the shortest that fails, to be saved. */
export const convergesUnderFaults = (count: number, { seed, onFigures }: Played = {}): Promise<void> =>
  played(
    fc.asyncProperty(historyOf(faultyStep), (history) => expectEqual(history, UNSEEN_MS)),
    {
      numRuns: count + SAVED.length,
      examples: SAVED.map((history): [History] => [history]),
      ...(seed !== undefined && { seed }),
    },
    onFigures,
  );

export const convergesInOrder = (count: number, { seed, onFigures }: Played = {}): Promise<void> =>
  played(
    fc.asyncProperty(historyOf(orderlyStep), (history) => expectEqual(history, orderlyMs(history))),
    { numRuns: count, ...(seed !== undefined && { seed }) },
    onFigures,
  );

async function played(
  property: fc.IAsyncProperty<[History]>,
  parameters: fc.Parameters<[History]>,
  onFigures: OnFigures = () => undefined,
): Promise<void> {
  const run = await fc.check(property, parameters);
  onFigures({ histories: run.numRuns, differences: Number(run.failed) });
  if (run.failed) throw new Error(await fc.asyncDefaultReportMessage(run));
}
