/** Single readings of many containers in turn, at the rate that the engine gives. */
import type { Reading } from '../engine/dockerStats.ts';
import type { ContainerStats, EngineReader, ReadingWay } from '../engine/engine.ts';
import { figuresOf } from '../engine/readings.ts';
import type { Clock } from '../world/clock.ts';
import type { StatsSource } from './source.ts';

/** A reading that waits for the engine's collector is over in about a second: 24 keep the 20 a second busy. */
export const MOST_AWAITED = 24;
/** Of one container. */
export const SHORTEST_PERIOD_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export interface RoundRobinOptions {
  readonly reader: Pick<EngineReader, 'reading'>;
  readonly clock: Clock;
  readonly way: () => ReadingWay;
  readonly onStats: (stats: ContainerStats) => void;
}

/** A container in the round, from the first `watch` that names it to the first that does not. */
interface Turn {
  readonly engineId: string;
  readonly controller: AbortController;
  /** What the next figures are counted from. */
  baseline: Reading | undefined;
  /** Not before then, epoch milliseconds. */
  dueAt: number;
  failures: number;
}

interface Round {
  readonly options: RoundRobinOptions;
  /** By engine id, in the order of their turns: who has had none yet comes first, the most wanted before others. */
  readonly turns: Map<string, Turn>;
  awaited: number;
  cancelNext: (() => void) | null;
}

export function createRoundRobin(options: RoundRobinOptions): StatsSource {
  const round: Round = { options, turns: new Map(), awaited: 0, cancelNext: null };
  let isClosed = false;
  return {
    watch(engineIds) {
      if (!isClosed) retarget(round, engineIds);
    },
    close() {
      isClosed = true;
      retarget(round, []);
    },
  };
}

function retarget(round: Round, engineIds: readonly string[]): void {
  const { turns } = round;
  const wanted = new Set(engineIds);
  for (const turn of turns.values()) if (!wanted.has(turn.engineId)) leave(round, turn);
  const others = [...turns.values()].filter((turn) => !isUnread(turn));
  const unread = [...wanted].flatMap((engineId) => {
    const turn = turns.get(engineId) ?? newTurn(engineId);
    return isUnread(turn) ? [turn] : [];
  });
  turns.clear();
  for (const turn of [...unread, ...others]) turns.set(turn.engineId, turn);
  goOn(round);
}

const newTurn = (engineId: string): Turn => ({
  ...{ engineId, controller: new AbortController() },
  ...{ baseline: undefined, dueAt: 0, failures: 0 },
});

/** Nobody has asked for it yet. */
const isUnread = ({ dueAt }: Turn): boolean => dueAt === 0;

function leave({ turns }: Round, { engineId, controller }: Turn): void {
  turns.delete(engineId);
  controller.abort();
}

function goOn(round: Round): void {
  const { turns, options } = round;
  round.cancelNext?.();
  round.cancelNext = null;
  while (round.awaited < MOST_AWAITED) {
    const next = firstDue(turns.values(), options.clock.now());
    if (next === undefined) break;
    void take(round, next);
  }
  if (round.awaited >= MOST_AWAITED || turns.size === 0) return;
  const waitMs = soonest(turns.values()) - options.clock.now();
  round.cancelNext = options.clock.after(Math.max(0, waitMs), () => goOn(round));
}

/** When the next one is due; a call with each as an argument would end at about 120,000. */
function soonest(turns: Iterable<Turn>): number {
  let dueAt = Infinity;
  for (const turn of turns) dueAt = Math.min(dueAt, turn.dueAt);
  return dueAt;
}

function firstDue(turns: Iterable<Turn>, now: number): Turn | undefined {
  for (const turn of turns) if (turn.dueAt <= now) return turn;
  return undefined;
}

/** Never rejects: what fails is asked again later and later, and holds up no other. */
async function take(round: Round, turn: Turn): Promise<void> {
  const { reader, way, clock } = round.options;
  const { engineId, controller } = turn;
  round.awaited += 1;
  toTheEnd(round, turn, SHORTEST_PERIOD_MS);
  try {
    const reading = await reader.reading(engineId, way(), controller.signal);
    if (!controller.signal.aborted && reading !== null) tell(round, turn, reading);
    turn.failures = 0;
  } catch {
    turn.failures += 1;
    const delayMs = SHORTEST_PERIOD_MS * 2 ** Math.min(turn.failures, 16) * (0.5 + clock.random() / 2);
    if (round.turns.get(engineId) === turn) toTheEnd(round, turn, Math.min(LONGEST_RETRY_MS, delayMs));
  }
  round.awaited -= 1;
  goOn(round);
}

function toTheEnd({ turns, options }: Round, turn: Turn, delayMs: number): void {
  turns.delete(turn.engineId);
  turns.set(turn.engineId, turn);
  turn.dueAt = options.clock.now() + delayMs;
}

function tell({ options }: Round, turn: Turn, reading: Reading): void {
  const { baseline } = turn;
  turn.baseline = reading;
  // The engine may answer twice with the same reading: that says nothing new.
  if (baseline !== undefined && reading.time <= baseline.time) return;
  options.onStats({ engineId: turn.engineId, ...figuresOf(reading, baseline) });
}
