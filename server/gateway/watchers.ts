import type { Watching } from '../../shared/interest.ts';
import { statsSeenSchema, watchStatsSchema } from '../../shared/schema.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import { receiver } from './packets.ts';
import type { Receiver } from './packets.ts';
import type { Client, Io } from './sockets.ts';
import { createWindows } from './windows.ts';

const WATCHERS = 'watchers';
/** A visitor who walks says twice a second at most what is near; what is said besides counts by itself. */
export const INTERESTS_PER_MINUTE = 150;
/** One for each frame: some a second while a visitor walks; one too many is no harm, since they count up. */
export const SEEN_PER_MINUTE = 600;
const MINUTE_MS = 60_000;

export interface WatcherOptions {
  readonly io: Io;
  readonly now: () => number;
  readonly onWatching: (client: string, watching: Watching) => void;
  /** What somebody who begins to look at figures, or has missed some, gets at once. */
  readonly keyFrame: (client: string) => Uint8Array | null;
}

/** The clients that look at live figures; frames go to them by an own window each. */
export interface Watchers {
  count(): number;
  send(frame: Uint8Array, clients: readonly string[]): void;
  /** What that client can say about figures, by name. */
  add(client: Client): readonly (readonly [string, Receiver])[];
  remove(client: Client): void;
  /** Clients for which something is kept. */
  size(): number;
}

export function createWatchers({ io, now, onWatching, keyFrame }: WatcherOptions): Watchers {
  const windows = createWindows();
  const watching = (): ReadonlySet<string> => io.of('/').adapter.rooms.get(WATCHERS) ?? new Set();
  const send = (frame: Uint8Array, clients: readonly string[]) => {
    const full = new Set(windows.send(clients));
    const open = clients.filter((id) => !full.has(id));
    // Nobody would be everybody.
    if (open.length > 0) io.to(open).emit('stats', toBuffer(frame));
  };
  const sendKey = (id: string) => {
    const frame = keyFrame(id);
    if (frame !== null) send(frame, [id]);
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
    send,
    add(client) {
      windows.add(client.id);
      const seen = (frames: number) => {
        if (windows.seen(client.id, frames)) sendKey(client.id);
      };
      return [
        ['watchStats', watchStats((wanted) => watch(client, wanted), now)],
        ['statsSeen', statsSeen(seen, now)],
      ];
    },
    remove(client) {
      windows.remove(client.id);
      onWatching(client.id, false);
    },
    size: () => windows.size(),
  };
}

const watchStats = (receive: (wanted: Watching) => unknown, now: () => number): Receiver =>
  receiver({
    ...{ schema: watchStatsSchema, receive, refuse: () => null },
    limit: createRateLimit(INTERESTS_PER_MINUTE, MINUTE_MS, now),
  });

const statsSeen = (receive: (frames: number) => void, now: () => number): Receiver =>
  receiver({
    ...{ schema: statsSeenSchema, receive, refuse: () => null },
    limit: createRateLimit(SEEN_PER_MINUTE, MINUTE_MS, now),
  });

/** The msgpack parser writes a Buffer as bytes, but wraps any other view into an extension that browsers do not unwrap. */
const toBuffer = (frame: Uint8Array): Buffer => Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
