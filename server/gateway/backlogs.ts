/** A client that is so far behind gets no figures for a while; they will be newer when it has caught up. */
const SLOW_PACKETS = 8;
/** One that is 10 s of patches behind is ended: a snapshot will cost it less than what is waiting. */
const STUCK_PACKETS = 200;

/** The part of a connection that tells what waits to be sent. */
export interface Connection {
  on(event: 'packetCreate' | 'flush', listener: () => void): unknown;
  close(discard: boolean): void;
}

export interface Backlogs {
  add(id: string, connection: Connection): void;
  remove(id: string): void;
  /** Ids of the clients that are behind. */
  slow(): string[];
  /** Ends those that are hopelessly behind; how many they were. */
  endStuck(): number;
}

interface Backlog {
  readonly connection: Connection;
  packets: number;
}

/** What waits for each client. One wedged viewer must cost its own messages only, never the others'. */
export function createBacklogs(): Backlogs {
  const backlogs = new Map<string, Backlog>();
  const behind = (packets: number) => [...backlogs].filter(([, backlog]) => backlog.packets > packets);
  return {
    add(id, connection) {
      const backlog = { connection, packets: 0 };
      backlogs.set(id, backlog);
      connection.on('packetCreate', () => {
        backlog.packets += 1;
      });
      connection.on('flush', () => {
        backlog.packets = 0;
      });
    },
    remove: (id) => {
      backlogs.delete(id);
    },
    slow: () => behind(SLOW_PACKETS).map(([id]) => id),
    endStuck() {
      const stuck = behind(STUCK_PACKETS);
      for (const [, { connection }] of stuck) connection.close(true);
      return stuck.length;
    },
  };
}
