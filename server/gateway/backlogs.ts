/** A client that is so far behind gets no figures for a while; they will be newer when it has caught up. */
export const SLOW_PACKETS = 8;
/** One for which more bytes wait gets nothing more until they are gone, so that nobody makes us hold much. */
export const HELD_BYTES = 64 * 1024;
/** One for which something waits this long is ended: a snapshot will cost it less than what is waiting. */
export const STUCK_MS = 10_000;
/** Sooner where much waits; one great change alone ends nobody who reads. */
export const MUCH_BYTES = 1024 * 1024;
export const STUCK_WITH_MUCH_MS = 1_000;

/** The part of a connection that tells what waits to be sent. */
export interface Connection {
  on(event: 'packetCreate', listener: (packet: { readonly data?: unknown }) => void): unknown;
  on(event: 'flush' | 'drain', listener: () => void): unknown;
  close(discard: boolean): void;
}

export interface Backlogs {
  add(id: string, connection: Connection): void;
  remove(id: string): void;
  /** Ids of the clients that are behind. */
  slow(): string[];
  /** Ids of those that hold too much already. They miss what is sent now, and are caught up with later. */
  full(): string[];
  /** Ends those that are hopelessly behind; how many they were. */
  endStuck(): number;
  size(): number;
}

/** What waits behind the packets that are being sent. */
interface Backlog {
  readonly connection: Connection;
  packets: number;
  bytes: number;
  /** When the oldest packet began to wait. */
  sinceMs: number;
  hasMissed: boolean;
}

/**
 * What waits for each client. One wedged viewer must cost its own messages only, never the others'.
 * `now` is in milliseconds; `onRoom` is told of who has missed something and can be sent to again.
 */
export function createBacklogs(now: () => number, onRoom: (id: string) => void = () => undefined): Backlogs {
  const backlogs = new Map<string, Backlog>();
  return {
    add(id, connection) {
      const backlog: Backlog = { connection, packets: 0, bytes: 0, sinceMs: 0, hasMissed: false };
      backlogs.set(id, backlog);
      connection.on('packetCreate', ({ data }) => {
        if (backlog.packets === 0) backlog.sinceMs = now();
        backlog.packets += 1;
        backlog.bytes += bytesOf(data);
      });
      connection.on('flush', () => {
        backlog.packets = 0;
        backlog.bytes = 0;
      });
      // Not at `flush`, which comes before the packets are taken: a packet sent then would end the connection's sending.
      connection.on('drain', () => {
        if (!backlog.hasMissed) return;
        backlog.hasMissed = false;
        onRoom(id);
      });
    },
    remove: (id) => {
      backlogs.delete(id);
    },
    slow: () => [...backlogs].filter(([, { packets }]) => packets > SLOW_PACKETS).map(([id]) => id),
    full() {
      const full = [...backlogs].filter(([, { bytes }]) => bytes > HELD_BYTES);
      for (const [, backlog] of full) backlog.hasMissed = true;
      return full.map(([id]) => id);
    },
    endStuck() {
      const stuck = [...backlogs.values()].filter((backlog) => isStuck(backlog, now()));
      for (const { connection } of stuck) connection.close(true);
      return stuck.length;
    },
    size: () => backlogs.size,
  };
}

const isStuck = ({ packets, bytes, sinceMs }: Backlog, nowMs: number): boolean =>
  packets > 0 && nowMs - sinceMs > (bytes > MUCH_BYTES ? STUCK_WITH_MUCH_MS : STUCK_MS);

/** Packets are bytes, as the parser makes them, or a short text of the protocol's own. */
const bytesOf = (data: unknown): number =>
  typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0;
