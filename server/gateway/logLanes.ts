import { LOG_STREAMS_MAX } from '../../shared/logs.ts';
import type { LogAnswer, LogBatch, LogGrant, LogWish } from '../../shared/logs.ts';
import { logGrantSchema, logWishSchema } from '../../shared/schema.ts';
import type { Asker } from '../access/asker.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import { refuse } from '../actions/refusals.ts';
import type { LogDesk } from './logDesk.ts';
import type { LogSession } from './logSession.ts';
import { receiver } from './packets.ts';
import type { Receiver } from './packets.ts';

/** A grant follows from what was shown, twice a second; it must not use up what a visitor may wish for. */
export const GRANTS_PER_MINUTE = 150;
const MINUTE_MS = 60_000;

export interface LogClient {
  readonly id: string;
  emit(event: 'log', batch: LogBatch): unknown;
}

/** The logs that each client has open. */
export interface LogLanes {
  /** What the client can say from now on, by name. */
  add(client: LogClient): readonly (readonly [name: string, receiver: Receiver])[];
  /** Closes what it left open. */
  remove(clientId: string): void;
  /** Clients that have a log open. */
  size(): number;
}

type Sessions = Map<number, LogSession>;

export function createLogLanes(desk: LogDesk, now: () => number): LogLanes {
  const clients = new Map<string, Sessions>();
  return {
    add(client) {
      const sessions: Sessions = new Map();
      const send = (batch: LogBatch) => client.emit('log', batch);
      const limit = createRateLimit(GRANTS_PER_MINUTE, MINUTE_MS, now);
      const receive = (wish: LogWish, sender: Asker): LogAnswer => {
        if (wish.kind === 'open' && sessions.size >= LOG_STREAMS_MAX && !sessions.has(wish.stream))
          return refuse('busy', 'close another log first');
        const open = () => (wish.kind === 'open' ? desk.open(wish, sender, send) : null);
        const answer = fulfil(sessions, wish, open);
        if (sessions.size > 0) clients.set(client.id, sessions);
        else clients.delete(client.id);
        return answer;
      };
      const grant = ({ stream, lines }: LogGrant): LogAnswer => {
        sessions.get(stream)?.grant(lines);
        return { ok: true };
      };
      return [
        ['log', receiver({ schema: logWishSchema, receive, refuse })],
        ['logGrant', receiver({ schema: logGrantSchema, receive: grant, refuse, limit })],
      ];
    },
    size: () => clients.size,
    remove(clientId) {
      for (const session of clients.get(clientId)?.values() ?? []) session.close();
      clients.delete(clientId);
    },
  };
}

/** What is open under that number ends in any case. */
function fulfil(
  sessions: Sessions,
  { stream }: LogWish,
  open: () => ReturnType<LogDesk['open']> | null,
): LogAnswer {
  sessions.get(stream)?.close();
  sessions.delete(stream);
  const opened = open();
  if (opened === null) return { ok: true };
  if ('code' in opened) return opened;
  sessions.set(stream, opened);
  return { ok: true };
}
