import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient, Watching } from '../../shared/protocol.ts';
import { watchStatsSchema } from '../../shared/schema.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import { receiver } from './packets.ts';
import type { Receiver } from './packets.ts';

const WATCHERS = 'watchers';
/** A visitor who walks says twice a second at most what is near; what is said besides counts by itself. */
export const INTERESTS_PER_MINUTE = 150;
const MINUTE_MS = 60_000;

type Io = Server<ClientToServer, ServerToClient>;
type Client = Socket<ClientToServer, ServerToClient>;

export interface WatcherOptions {
  readonly io: Io;
  readonly now: () => number;
  /** Ids of the clients that are behind. */
  readonly slow: () => readonly string[];
  readonly onWatching: (client: string, watching: Watching) => void;
  /** What somebody who begins to look at figures, or has missed some, gets at once. */
  readonly keyFrame: (client: string) => Uint8Array | null;
}

/** The clients that look at live figures. */
export interface Watchers {
  count(): number;
  send(frame: Uint8Array, clients: readonly string[]): void;
  /** What that client can say about figures, by name. */
  add(client: Client): readonly (readonly [string, Receiver])[];
  remove(client: Client): void;
}

export function createWatchers({ io, now, slow, onWatching, keyFrame }: WatcherOptions): Watchers {
  const missed = new Set<string>();
  const watching = (): ReadonlySet<string> => io.of('/').adapter.rooms.get(WATCHERS) ?? new Set();
  const sendKey = (id: string) => {
    const frame = keyFrame(id);
    if (frame !== null) io.to(id).emit('stats', toBuffer(frame));
  };
  const watch = async (client: Client, wanted: Watching) => {
    const wasWatching = watching().has(client.id);
    await (wanted === false ? client.leave(WATCHERS) : client.join(WATCHERS));
    onWatching(client.id, wanted);
    if (wanted !== false && !wasWatching) sendKey(client.id);
    return null;
  };
  return {
    count: () => watching().size,
    send(frame, clients) {
      const behind = new Set(slow());
      const inTime = clients.filter((id) => !behind.has(id));
      for (const id of clients) if (behind.has(id)) missed.add(id);
      // Nobody would be everybody.
      if (inTime.length > 0) io.to(inTime).emit('stats', toBuffer(frame));
      for (const id of inTime) if (missed.delete(id)) sendKey(id);
    },
    add: (client) => [
      [
        'watchStats',
        receiver({
          schema: watchStatsSchema,
          receive: (wanted) => watch(client, wanted),
          refuse: () => null,
          limit: createRateLimit(INTERESTS_PER_MINUTE, MINUTE_MS, now),
        }),
      ],
    ],
    remove(client) {
      missed.delete(client.id);
      onWatching(client.id, false);
    },
  };
}

/** The msgpack parser writes a Buffer as bytes, but wraps any other view into an extension that browsers do not unwrap. */
const toBuffer = (frame: Uint8Array): Buffer => Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
