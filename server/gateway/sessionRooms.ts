import type { Client, Io } from './sockets.ts';

const PREFIX = 'session:';

/** The connections of each sign-in. */
export interface SessionRooms {
  enter(client: Client, session: string): void;
  /** Those of which pages are connected. */
  list(): readonly string[];
  /** Its pages are told why, and can ask for nothing any more. */
  end(session: string, why: string): void;
}

export const createSessionRooms = (io: Io): SessionRooms => ({
  enter: (client, session) => void client.join(`${PREFIX}${session}`),
  list: () =>
    [...io.of('/').adapter.rooms.keys()]
      .filter((room) => room.startsWith(PREFIX))
      .map((room) => room.slice(PREFIX.length)),
  end(session, why) {
    const room = `${PREFIX}${session}`;
    io.to(room).emit('signedOut', why);
    io.in(room).disconnectSockets(true);
  },
});
