import fc from 'fast-check';
import { expect } from 'vitest';
import { applyDiff } from '../../../../shared/diff.ts';
import type { RecordMap } from '../../../../shared/records.ts';
import { faultyStep, heal, historyOf, orderlyStep, play } from './histories.ts';
import type { History } from './histories.ts';
import { SAVED } from './savedHistories.ts';
import { real, shown, stateOf, watched } from './watched.ts';

/** SYNC's bounds: after an event that was lost without a trace, and after a fault that can be detected. */
export const UNSEEN_MS = 75_000;
const ORDERLY_MS = 3_000;

/** The world after it, and what a client holds that applied every patch, equal the engine; everything is live. */
async function expectEqual({ steps, chance }: History, withinMs: number): Promise<void> {
  const parts = watched(() => chance);
  let mirror: RecordMap = parts.world.map.records();
  parts.world.map.onPatch((patch) => (mirror = applyDiff(mirror, patch)));
  parts.start();
  await parts.clock.advance(0);
  await play(parts, steps);
  heal(parts);
  await parts.clock.advance(withinMs);
  const found = { shown: shown(parts.world), state: stateOf(parts.world) };
  expect(found).toEqual({ shown: real(parts.engine), state: { state: 'live', problem: null } });
  expect(mirror).toEqual(parts.world.map.records());
  parts.world.close();
}

/** Plays the saved histories, then `count` random ones; a failure prints the shortest that fails, to be saved. */
export const convergesUnderFaults = (count: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(historyOf(faultyStep, 25), (history) => expectEqual(history, UNSEEN_MS)),
    { numRuns: count + SAVED.length, examples: SAVED.map((history): [History] => [history]) },
  );

export const convergesInOrder = (count: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(historyOf(orderlyStep, 25), (history) => expectEqual(history, ORDERLY_MS)),
    { numRuns: count },
  );
