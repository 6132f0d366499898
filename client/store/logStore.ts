import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LogBatch, LogPosition, LogState, Skipped } from '../../shared/logs.ts';
import type { ContainerId } from '../../shared/records.ts';
import { appendRows, together, type KeptLog } from './logBlocks.ts';

export type LogPhase =
  | LogState
  /** Asked for; nothing has come yet. */
  | { readonly phase: 'opening' }
  /** No more is asked for, until the visitor wants to go on. */
  | { readonly phase: 'paused' }
  /** The server is away. */
  | { readonly phase: 'lost' };

export interface LogView extends KeptLog {
  readonly id: ContainerId;
  readonly phase: LogPhase;
  /** All that was left out, also where the row that told of it is no longer kept; null = nothing. */
  readonly skipped: Skipped | null;
  /** After the last line that came. */
  readonly position: LogPosition | null;
}

export interface LogViewState {
  /** Null while no log is open. */
  readonly shown: LogView | null;
}

/** The log that is open, if any; only `client/net` calls its functions. */
export interface LogStore extends Pick<
  StoreApi<LogViewState>,
  'getState' | 'getInitialState' | 'setState' | 'subscribe'
> {
  readonly open: (id: ContainerId) => void;
  readonly close: () => void;
  readonly setPhase: (phase: LogPhase) => void;
  readonly add: (batch: LogBatch) => void;
  /** Forgets the lines; what comes next goes on after them. */
  readonly clear: () => void;
}

/** The log as the HUD knows it. */
export interface LogReading {
  readonly store: LogStore;
  /** One at a time: what was open is closed. */
  readonly open: (id: ContainerId) => void;
  readonly close: () => void;
  readonly setPaused: (isPaused: boolean) => void;
  readonly clear: () => void;
}

const EMPTY = { phase: { phase: 'opening' }, blocks: [], count: 0, skipped: null, position: null } as const;

export function createLogStore(): LogStore {
  const store = createStore<LogViewState>(() => ({ shown: null }));
  const change = (next: (shown: LogView) => LogView) =>
    store.setState(({ shown }) => ({ shown: shown === null ? null : next(shown) }));
  return {
    ...store,
    open: (id) => store.setState({ shown: { ...EMPTY, id } }),
    close: () => store.setState({ shown: null }),
    setPhase: (phase) => change((shown) => ({ ...shown, phase })),
    clear: () => change((shown) => ({ ...shown, blocks: [], count: 0, skipped: null })),
    add: (batch) => change((shown) => withBatch(shown, batch)),
  };
}

function withBatch(shown: LogView, { skipped, lines, position, state }: LogBatch): LogView {
  const rows = skipped === null ? lines : [skipped, ...lines];
  const kept = rows.length === 0 ? {} : appendRows(shown.blocks, rows);
  const all =
    shown.skipped === null || skipped === null
      ? (skipped ?? shown.skipped)
      : together(shown.skipped, skipped);
  return { ...shown, ...kept, skipped: all, phase: state, position };
}
