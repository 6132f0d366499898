import { setMaxListeners } from 'node:events';
import type { Refusable } from '../../shared/proxy.ts';
import type { EngineDescription, EngineEvent } from '../engine/engine.ts';
import { keepAuditing } from './audit.ts';
import { createDirtyIds } from './dirtyIds.ts';
import type { DirtyIds } from './dirtyIds.ts';
import { keepPinging } from './pulse.ts';
import { noticeChanges } from './polling.ts';
import type { Changes } from './polling.ts';
import { createReads } from './reads.ts';
import type { Reads } from './reads.ts';
import { watchSuccession } from './sameEngine.ts';
import { endFrom, within } from './watchParts.ts';
import type { WatchEnd, WatchParts } from './watchParts.ts';

const DESCRIBE_LIMIT_MS = 5_000;
const PROBE_LIMIT_MS = 5_000;
const MOST_LISTENERS = 32;

/** One watch of an engine, from the first call to whatever ends it. */
export interface Generation {
  /** Resolves once, when everything of this generation has been torn down. */
  readonly ended: Promise<WatchEnd>;
  /** When it became live, epoch milliseconds; null before. */
  liveSince(): number | null;
  /** Reads this container anew; rejects when the read fails or the generation ends. */
  reread(engineId: string): Promise<void>;
  /** A proxy has kept back an action: what else it refuses is asked and told. */
  meetProxy(): Promise<void>;
  dirtyDepth(): number;
  detailsDepth(): number;
  close(): void;
}

interface Watching {
  readonly parts: WatchParts;
  readonly parent: AbortSignal;
  readonly reads: Reads;
  readonly dirty: DirtyIds;
  readonly end: (reason: WatchEnd) => void;
  readonly markListed: () => void;
  liveSince: number | null;
}

export function startGeneration(parts: WatchParts): Generation {
  const controller = new AbortController();
  const parent = controller.signal;
  // Eight inspects and what else is under way: more than the ten that Node takes for a leak.
  setMaxListeners(MOST_LISTENERS, parent);
  const listed = deferred<undefined>();
  const ending = deferred<WatchEnd>();
  const reads = createReads(parts, parent);
  const dirty = createDirtyIds(parts.clock, {
    readSome: (engineIds) => listed.promise.then(() => reads.readSome(engineIds)),
    readAll: () => listed.promise.then(() => reads.relist('overflow')).then(() => undefined),
    onFailure: (error) => {
      end(endFrom(error, parts.reader.address));
    },
  });

  function end(reason: WatchEnd) {
    if (parent.aborted) return;
    controller.abort();
    dirty.close();
    reads.close();
    ending.resolve(reason);
  }

  const markListed = () => {
    listed.resolve(undefined);
  };
  const watching: Watching = { parts, parent, reads, dirty, end, markListed, liveSince: null };
  watch(watching).catch((error: unknown) => {
    end(endFrom(error, parts.reader.address));
  });
  return {
    ended: ending.promise,
    liveSince: () => watching.liveSince,
    reread: (engineId) => dirty.reread(engineId),
    meetProxy: () => meetProxy(parts, parent),
    dirtyDepth: () => dirty.depth(),
    detailsDepth: () => reads.detailsDepth(),
    close: () => {
      end({ state: 'unreachable', problem: 'the watch was closed' });
    },
  };
}

async function watch(watching: Watching): Promise<void> {
  const { parts, parent, reads } = watching;
  const { reader, model, clock } = parts;
  const limit = { clock, limitMs: DESCRIBE_LIMIT_MS, parent };
  const description = await within(limit, (signal) => reader.describe(signal));
  parent.throwIfAborted();
  model.met(description);
  model.setState('syncing', null);
  // Awaited before the list: whatever changes in between is then told by an event.
  const changes = await noticeChanges(parts, {
    ...{ parent, end: watching.end, reads, aheadMs: aheadOf(parts, description) },
    onEvent: (event) => hear(watching, event),
  });
  // Before the list, which may take a minute: an engine that hangs meanwhile is noticed by this alone.
  const pinging = keepPinging(parts, { parent, end: watching.end });
  const [refused] = await Promise.all([refusedActions(parts, parent), reads.relist('connect')]);
  watching.markListed();
  watching.liveSince = clock.now();
  model.setRefused([...refused, ...refusedReads(description, changes)]);
  model.setState('live', null);
  watchSuccession(parts, { parent, end: watching.end });
  // Where all is listed every other second anyway, an audit would find nothing.
  const audits = changes.way === 'live' ? keepAuditing(parts, watching) : undefined;
  await Promise.all([audits, changes.keepOn(), pinging]);
}

const aheadOf = ({ clock }: WatchParts, { time }: EngineDescription): number =>
  time === null ? 0 : time - clock.now();

async function refusedActions({ refused, clock }: WatchParts, parent: AbortSignal, isMet = false) {
  if (refused === undefined) return [];
  return within({ clock, limitMs: PROBE_LIMIT_MS, parent }, (signal) => refused(signal, isMet));
}

async function meetProxy(parts: WatchParts, parent: AbortSignal): Promise<void> {
  const { model } = parts;
  const reads = (model.host().refused ?? []).filter((each) => each === 'info' || each === 'events');
  const actions = await refusedActions(parts, parent, true);
  if (!parent.aborted) model.setRefused([...actions, ...reads]);
}

const refusedReads = ({ name }: EngineDescription, { way }: Changes): Refusable[] => [
  ...(name === null ? (['info'] as const) : []),
  ...(way === 'polled' ? (['events'] as const) : []),
];

function hear({ parts, dirty }: Watching, event: EngineEvent) {
  parts.figures.events += 1;
  parts.figures.heardAt = parts.clock.now();
  dirty.mark(event.engineId);
  parts.onEvent(event);
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
