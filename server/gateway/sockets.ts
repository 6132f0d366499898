import type { IncomingHttpHeaders, IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../shared/protocol.ts';
import { isOwnRequest } from '../access/addresses.ts';
import type { Listening } from '../access/addresses.ts';
import type { Connection } from './backlogs.ts';
import { checkedParser } from './checkedParser.ts';

const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 8_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** For the other end to read why, and to say goodbye in turn. Who reads nothing never does, and would be kept for 30 s. */
const FAREWELL_MS = 5_000;
const MAX_PACKET_BYTES = 16 * 1024;
/** A WebSocket close code of the range that is free for applications. */
const TOO_SLOW = 4008;
const TOO_SLOW_REASON = 'This page did not keep up with what the server told it.';

export type Io = Server<ClientToServer, ServerToClient>;
export type Client = Socket<ClientToServer, ServerToClient>;

export interface SocketOptions {
  readonly http: HttpServer;
  readonly basePath: string;
  readonly listening: () => Listening;
  /** Whether somebody who may look comes with these. */
  readonly isKnown: (headers: IncomingHttpHeaders) => boolean;
  readonly onRefused: () => void;
}

/** WebSocket only, without compression (264 against 27 KiB a client) and without Socket.IO's own recovery. */
export function openSockets({ http, basePath, listening, isKnown, onRefused }: SocketOptions): Io {
  const io: Io = new Server(http, {
    path: `${basePath}socket.io`,
    serveClient: false,
    transports: ['websocket'],
    parser: checkedParser,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxHttpBufferSize: MAX_PACKET_BYTES,
    allowRequest: (request, decide) => {
      const isOwn = isOwnRequest(request.headers, listening());
      const isWelcome = isOwn && isKnown(request.headers);
      if (!isWelcome) onRefused();
      if (isOwn && !isWelcome) sendAway(request);
      else decide(null, isOwn);
    },
  });
  io.engine.on('connection', (connection: RawConnection) => {
    connection.once('close', () => {
      setTimeout(() => webSocketOf(connection)?.terminate(), FAREWELL_MS).unref();
    });
  });
  return io;
}

/** Engine.IO knows no answer but 400, and who has to sign in must be told. */
const sendAway = ({ socket }: IncomingMessage): unknown =>
  socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');

/** The connection below a client; whom it ends reads why in the close frame, unless it never reads again. */
export const connectionOf = ({ conn }: Client): Connection => ({
  on: (event: 'packetCreate' | 'flush' | 'drain', listener: (packet: { data?: unknown }) => void) =>
    conn.on(event, listener),
  close(discard) {
    webSocketOf(conn)?.close(TOO_SLOW, TOO_SLOW_REASON);
    conn.close(discard);
  },
});

type RawConnection = Client['conn'];

interface WebSocketEnd {
  close(code: number, reason: string): void;
  terminate(): void;
}

const webSocketOf = ({ transport }: RawConnection): WebSocketEnd | null =>
  'socket' in transport && isWebSocket(transport.socket) ? transport.socket : null;

const isWebSocket = (value: unknown): value is WebSocketEnd =>
  typeof value === 'object' &&
  value !== null &&
  'close' in value &&
  typeof value.close === 'function' &&
  'terminate' in value &&
  typeof value.terminate === 'function';
