import { EngineError } from '../engine/engine.ts';
import { backoffMs } from './backoff.ts';
import { pause } from './clock.ts';
import { LISTENING_MS } from './watchParts.ts';
import { startGeneration } from './generation.ts';
import type { Generation } from './generation.ts';
import type { WatchEnd, WatchFigures, WatchParts } from './watchParts.ts';

export const HEALTHY_MS = 120_000;
const RETURNED = 'the engine may be back';

export interface EngineWatch {
  /** Resolves when the container has been read anew; rejects with EngineError while the engine is away. */
  reread(engineId: string): Promise<void>;
  /** See `Generation`; nothing while the engine is away, for the next watch asks anew. */
  meetProxy(): Promise<void>;
  figures(): WatchFigures;
  close(): void;
}

interface Keeper {
  readonly parts: WatchParts;
  readonly closing: AbortController;
  generation: Generation | null;
}

/** Watches one engine for ever: each generation of the watch ends in one teardown, and the next begins after a rest. */
export function watchEngine(parts: WatchParts): EngineWatch {
  const keeper: Keeper = { parts, closing: new AbortController(), generation: null };
  void keep(keeper);
  return {
    reread(engineId) {
      if (keeper.generation !== null) return keeper.generation.reread(engineId);
      return Promise.reject(new EngineError('unreachable', `${parts.reader.address} is away`));
    },
    meetProxy: async () => keeper.generation?.meetProxy(),
    figures: () => ({
      ...parts.figures,
      dirtyDepth: keeper.generation?.dirtyDepth() ?? 0,
      detailsDepth: keeper.generation?.detailsDepth() ?? 0,
    }),
    close() {
      keeper.closing.abort();
      keeper.generation?.close();
    },
  };
}

async function keep(keeper: Keeper): Promise<void> {
  const { parts, closing } = keeper;
  const { clock, reader, figures, log } = parts;
  let attempt = 0;
  for (;;) {
    const generation = startGeneration(parts);
    keeper.generation = generation;
    const end = await generation.ended;
    keeper.generation = null;
    if (isOver(closing.signal)) return;
    const liveSince = generation.liveSince();
    if (liveSince !== null && clock.now() - liveSince >= HEALTHY_MS) attempt = 0;
    tellAway(parts, end);
    if (attempt === 0 || liveSince !== null) log.warn(`${reader.address}: ${end.problem}`);
    await rest(parts, restMs(parts, end, attempt), closing.signal);
    if (isOver(closing.signal)) return;
    attempt += 1;
    figures.reconnects += 1;
  }
}

const restMs = ({ clock, reader }: WatchParts, { isThere }: WatchEnd, attempt: number): number =>
  isThere === true ? LISTENING_MS : backoffMs(attempt, reader.address, () => clock.random());

/** Until the time has passed, or something tells that the engine may be back. */
async function rest({ clock, reader }: WatchParts, delayMs: number, closing: AbortSignal): Promise<void> {
  // Not AbortSignal.any, which in Node 20 keeps something for every rest as long as the watch lives.
  const waking = new AbortController();
  const wake = () => {
    waking.abort();
  };
  const undo = reader.onReturn(() => {
    waking.abort(RETURNED);
  });
  closing.addEventListener('abort', wake);
  await pause(clock, delayMs, waking.signal);
  closing.removeEventListener('abort', wake);
  undo();
  if (waking.signal.reason === RETURNED) await pause(clock, LISTENING_MS, closing);
}

/** What was never known to be right cannot be stale. */
function tellAway({ model }: WatchParts, { state, problem }: WatchEnd) {
  const wasKnown = model.host().confirmedAt !== null || model.host().state === 'live';
  model.setState(wasKnown ? state : 'unreachable', problem);
}

const isOver = (signal: AbortSignal): boolean => signal.aborted;
