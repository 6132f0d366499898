import { isErrorExit } from '../../shared/records.ts';
import { EngineError } from '../engine/engine.ts';
import type { ListedContainer } from '../engine/engine.ts';
import { createDetailsQueue } from './details.ts';
import type { DetailsQueue, Turn } from './details.ts';
import type { ListingChange } from './listing.ts';
import { isForeign, isSameEngine, replaced } from './sameEngine.ts';
import { within } from './watchParts.ts';
import type { RelistReason, WatchParts } from './watchParts.ts';

const LIST_LIMIT_MS = 120_000;
const READ_LIMIT_MS = 10_000;
const INSPECT_LIMIT_MS = 10_000;

/** The ways in which one generation of a watch reads its engine into the model. */
export interface Reads {
  /** Those that are gone leave the model. */
  readSome(engineIds: readonly string[]): Promise<void>;
  relist(reason: RelistReason): Promise<ListingChange>;
  /** How long the last list of all took. */
  lastListMs(): number;
  detailsDepth(): number;
  close(): void;
}

interface Lane {
  readonly parts: WatchParts;
  readonly parent: AbortSignal;
  readonly details: DetailsQueue;
  lastListMs: number;
}

export function createReads(parts: WatchParts, parent: AbortSignal): Reads {
  const { reader, model, clock, log } = parts;
  const details = createDetailsQueue({
    clock,
    inspect: (engineId) =>
      within({ clock, limitMs: INSPECT_LIMIT_MS, parent }, (signal) => reader.inspect(engineId, signal)),
    onDetails: (found) => {
      model.setDetails(found);
    },
    onFailure: (engineId, error) => {
      log.info(`inspecting ${engineId} failed: ${String(error)}`);
    },
  });
  const lane: Lane = { parts, parent, details, lastListMs: 0 };
  return {
    readSome: (engineIds) => readSome(lane, engineIds),
    relist: (reason) => relist(lane, reason),
    lastListMs: () => lane.lastListMs,
    detailsDepth: () => details.depth(),
    close: () => {
      details.close();
    },
  };
}

async function readSome(lane: Lane, engineIds: readonly string[]): Promise<void> {
  const { parts, parent } = lane;
  const { reader, model, clock } = parts;
  const read = model.listing.begin();
  const limit = { clock, limitMs: READ_LIMIT_MS, parent };
  const found = await within(limit, (signal) => reader.listSome(engineIds, signal));
  if (parent.aborted) return;
  model.apply(model.listing.applySome(read, engineIds, found), 'some');
  // Even without a visible difference: a quick restart changes only what an inspect tells.
  for (const container of found) wantDetails(lane, container);
}

async function relist(lane: Lane, reason: RelistReason): Promise<ListingChange> {
  const { parts, parent } = lane;
  const { model, figures } = parts;
  figures.relists[reason] += 1;
  const read = model.listing.begin();
  const all = await listAll(lane);
  if (reason !== 'connect' && isForeign(model.listing, all)) await demandSame(lane);
  parent.throwIfAborted();
  const change = model.listing.applyAll(read, all);
  model.confirm();
  model.apply(change, 'all');
  const changed = new Set(change.changed);
  for (const container of all) {
    const { engineId } = container;
    if (reason === 'connect' || changed.has(engineId) || !model.hasDetails(engineId))
      wantDetails(lane, container);
  }
  return change;
}

async function listAll(lane: Lane): Promise<readonly ListedContainer[]> {
  const { parts, parent } = lane;
  const { reader, clock, patience } = parts;
  const began = clock.now();
  try {
    const all = await within({ clock, limitMs: LIST_LIMIT_MS, parent }, (signal) =>
      reader.list(signal, patience.silenceMs()),
    );
    lane.lastListMs = clock.now() - began;
    patience.tookMs(lane.lastListMs);
    return all;
  } catch (error) {
    // One that was given up because the watch ended says nothing about how long a list takes.
    if (!parent.aborted && error instanceof EngineError && error.code === 'timeout') patience.wasInVain();
    throw error;
  }
}

async function demandSame({ parts, parent }: Lane): Promise<void> {
  if (!(await isSameEngine(parts, parent))) throw replaced(parts.reader.address);
}

function wantDetails({ details }: Lane, container: ListedContainer) {
  if (!container.hidden) details.want(container.engineId, turnOf(container));
}

/** How a killed process ends, and one that ran out of memory: which it was, and so whether it is an alarm, only an inspect tells. */
const KILLED = 137;

/** After those, running and alarming ones: that is where somebody looks. */
function turnOf({ state, exitCode }: ListedContainer): Turn {
  if (state === 'exited' && exitCode === KILLED) return 'first';
  const isPressing = state === 'exited' ? isErrorExit(exitCode) : state !== 'created';
  return isPressing ? 'urgent' : 'later';
}
