import type { LogBatch, LogWish } from '../../shared/logs.ts';
import { engineIdOf, isRunning } from '../../shared/records.ts';
import type { Container, ContainerId, HostId } from '../../shared/records.ts';
import { whyNotLogs } from '../../shared/roles.ts';
import type { Asker } from '../access/asker.ts';
import { refuse } from '../actions/refusals.ts';
import type { Refusal } from '../actions/refusals.ts';
import type { Clock } from '../world/clock.ts';
import type { World } from '../world/world.ts';
import { openLogSession } from './logSession.ts';
import type { LogSession } from './logSession.ts';

/** Of one engine at a time, for all viewers together. */
export const ENGINE_STREAMS_MAX = 64;

export type LogOpening = Extract<LogWish, { kind: 'open' }>;

export interface LogFigures {
  readonly streams: number;
  readonly lines: number;
  readonly bytes: number;
  /** Lines that were left out; those that nobody counted are missing. */
  readonly skipped: number;
}

/** Who may read which container's log, and from which engine. */
export interface LogDesk {
  open(wish: LogOpening, asker: Asker, send: (batch: LogBatch) => void): LogSession | Refusal;
  figures(): LogFigures;
}

export interface LogDeskOptions {
  readonly world: Pick<World, 'container' | 'reader' | 'map'>;
  readonly clock: Clock;
}

export function createLogDesk({ world, clock }: LogDeskOptions): LogDesk {
  const open = new Map<HostId, number>();
  const figures = { lines: 0, bytes: 0, skipped: 0 };
  const count = (host: HostId, change: number) => open.set(host, (open.get(host) ?? 0) + change);
  const counted = (batch: LogBatch) => {
    figures.lines += batch.lines.length;
    figures.bytes += batch.lines.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    figures.skipped += batch.skipped?.lines ?? 0;
    return batch;
  };
  const openAt = (container: Container, wish: LogOpening, send: (batch: LogBatch) => void) => {
    const reader = world.reader(container.host);
    if (reader === undefined) return refuse('unknown', 'this host is no longer shown');
    if ((open.get(container.host) ?? 0) >= ENGINE_STREAMS_MAX)
      return refuse('busy', 'too many logs of this engine are being read: wait a moment');
    const { tail, after, stream, container: id } = wish;
    const session = openLogSession({
      ...{ reader, engineId: engineIdOf(id), tail, after, clock },
      whenRunning: (signal) => whenRunning(world, id, signal),
      send: (batch) => send(counted({ stream, ...batch })),
    });
    count(container.host, 1);
    void session.ended.finally(() => count(container.host, -1));
    session.grant(wish.lines);
    return session;
  };
  return {
    open(wish, { rights }, send) {
      const reason = whyNotLogs(rights);
      if (reason !== null) return refuse('forbidden', reason);
      const container = world.container(wish.container);
      if (container === undefined) return refuse('unknown', 'there is no such container any more');
      return openAt(container, wish, send);
    },
    figures: () => ({ ...figures, streams: [...open.values()].reduce((sum, each) => sum + each, 0) }),
  };
}

/** Also when it is gone: its engine then says so. */
const whenRunning = (
  { map, container }: LogDeskOptions['world'],
  id: ContainerId,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const record = container(id);
      if (record === undefined || isRunning(record) || signal.aborted) done();
    };
    const undo = map.onPatch(look);
    const done = () => {
      undo();
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
    look();
  });
