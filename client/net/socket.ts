import { io, type Socket } from 'socket.io-client';
import * as parser from 'socket.io-msgpack-parser';
import type { ClientToServer, ServerToClient } from '../../shared/protocol.ts';
import type { Clock } from '../store/clock.ts';

const FIRST_RECONNECT_MS = 250;
const LONGEST_RECONNECT_MS = 4_000;
const AFTER_DISMISSAL_MS = 1_000;

export type GatewaySocket = Socket<ServerToClient, ClientToServer>;

/** `base`: the page's own address, which ends with the base path. */
export const openSocket = (base: URL): GatewaySocket =>
  io(base.origin, {
    path: new URL('socket.io/', base).pathname,
    transports: ['websocket'],
    parser,
    reconnectionDelay: FIRST_RECONNECT_MS,
    reconnectionDelayMax: LONGEST_RECONNECT_MS,
  });

/** A socket is refused without a word; the page asks whether that is because it has no session any more. */
export function giveUpSignedOut(socket: GatewaySocket, ask: () => Promise<boolean>, tell: () => void): void {
  socket.on('connect_error', () => {
    void ask().then((isSignedOut) => {
      if (!isSignedOut) return;
      socket.disconnect();
      tell();
    });
  });
}

/** socket.io comes back by itself after a loss, but not after the server itself has closed the socket. */
export function retryAfterDismissal(socket: GatewaySocket, clock: Clock): () => void {
  let callOff: () => void = () => undefined;
  socket.on('disconnect', (reason) => {
    if (reason !== 'io server disconnect') return;
    callOff = clock.after(AFTER_DISMISSAL_MS, () => socket.connect());
  });
  return () => callOff();
}
