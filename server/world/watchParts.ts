import type { ContainerAction } from '../../shared/actions.ts';
import { EngineError } from '../engine/engine.ts';
import type { EngineEvent, EngineReader } from '../engine/engine.ts';
import type { CallCount } from '../engine/laned.ts';
import type { HostState } from '../../shared/records.ts';
import { limited } from './clock.ts';
import type { Clock } from './clock.ts';
import type { HostModel } from './hostModel.ts';
import type { Patience } from './patience.ts';

/** A socket's file is there a moment before somebody listens on it. */
export const LISTENING_MS = 50;

export type RelistReason = 'connect' | 'audit' | 'overflow' | 'poll';

/** Counted per engine, for `/metrics`. */
export interface WatchFigures {
  /** Differences that an audit found though no event had told of them. */
  drift: number;
  relists: Record<RelistReason, number>;
  reconnects: number;
  events: number;
  /** Epoch milliseconds of the last event or answered ping; null before the first. */
  heardAt: number | null;
  dirtyDepth: number;
  detailsDepth: number;
  /** To the engine, by what they were for. */
  calls: readonly CallCount[];
}

export const newFigures = (): WatchFigures => ({
  drift: 0,
  relists: { connect: 0, audit: 0, overflow: 0, poll: 0 },
  reconnects: 0,
  events: 0,
  heardAt: null,
  dirtyDepth: 0,
  detailsDepth: 0,
  calls: [],
});

export interface WatchLog {
  info(message: string): void;
  warn(message: string): void;
}

export type RefusedActions = (signal: AbortSignal, isMet?: boolean) => Promise<readonly ContainerAction[]>;

export interface WatchParts {
  readonly reader: EngineReader;
  readonly model: HostModel;
  readonly clock: Clock;
  readonly figures: WatchFigures;
  readonly log: WatchLog;
  readonly patience: Patience;
  /** What a proxy before the engine refuses; asked for only where somebody may act. Never rejects. */
  readonly refused?: RefusedActions | undefined;
  /** Each event once, for people only. */
  readonly onEvent: (event: EngineEvent) => void;
}

/** How a generation of a watch ended, and what the clients are told. */
export interface WatchEnd {
  readonly state: Extract<HostState, 'stale' | 'unreachable'>;
  readonly problem: string;
  /** Somebody has answered just now: there is nothing to wait for. */
  readonly isThere?: boolean;
}

/** The cause of the error that ends a watch whose engine is another one now. */
export const ANOTHER_ENGINE = 'another engine';

export function endFrom(error: unknown, address: string): WatchEnd {
  const known = error instanceof EngineError ? error : null;
  return {
    state: known?.code === 'timeout' ? 'stale' : 'unreachable',
    problem: known?.message ?? `${address} answered in a way that is not understood: ${String(error)}`,
    isThere: known?.cause === ANOTHER_ENGINE,
  };
}

/** Runs one call with its own limit, beneath the signal of the generation. */
export async function within<T>(
  { clock, limitMs, parent }: { clock: Clock; limitMs: number; parent: AbortSignal },
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal, done } = limited(clock, limitMs, parent);
  try {
    return await call(signal);
  } catch (error) {
    // The limit is ours, so the sentence is ours too: an aborted call says nothing about the engine.
    if (!signal.aborted || parent.aborted) throw error;
    throw new EngineError('timeout', `no answer within ${String(limitMs / 1000)} s`, error);
  } finally {
    done();
  }
}
