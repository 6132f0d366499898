import type { Server as HttpServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server, type Socket } from 'socket.io';
import * as parser from 'socket.io-msgpack-parser';
import type { Role } from '../../shared/actions.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import type {
  ActionResult,
  ClientToServer,
  EngineOffer,
  FeedItem,
  Intent,
  Patch,
  ServerToClient,
  Watching,
} from '../../shared/protocol.ts';
import { intentSchema } from '../../shared/schema.ts';
import { isOwnRequest } from '../access/addresses.ts';
import type { Listening } from '../access/addresses.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import { createBacklogs } from './backlogs.ts';
import type { Backlogs } from './backlogs.ts';
import { receivePacket, receiver } from './packets.ts';
import type { PacketBorder, PacketFigures, Sender } from './packets.ts';
import { createWatchers } from './watchers.ts';
import type { Watchers } from './watchers.ts';

const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 8_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MAX_PACKET_BYTES = 16 * 1024;
const PACKETS_PER_MINUTE = 100;
const MINUTE_MS = 60_000;
/** Closing at once would throw away what is still to be sent. */
const BYE_MS = 100;

type Io = Server<ClientToServer, ServerToClient>;
type Client = Socket<ClientToServer, ServerToClient>;

export interface GatewayOptions {
  readonly http: HttpServer;
  readonly basePath: string;
  readonly listening: () => Listening;
  readonly role: Role;
  readonly serverVersion: string;
  /** The run of the server and what the clients have been told so far. */
  readonly told: () => { readonly epoch: string; readonly revision: number };
  readonly now: () => number;
  readonly onIntent: (intent: Intent, sender: Sender) => Promise<ActionResult>;
  readonly onWatching: (client: string, watching: Watching) => void;
  /** What somebody who begins to look at figures, or has missed some, gets at once. */
  readonly keyFrame: (client: string) => Uint8Array | null;
  readonly onFault: (error: unknown) => void;
}

export interface GatewayFigures extends PacketFigures {
  clients: number;
  watchers: number;
  refusedUpgrades: number;
  patches: number;
  statsFrames: number;
  statsBytes: number;
  /** Clients that were ended because they did not keep up. */
  stuck: number;
}

export interface Gateway {
  sendPatch(patch: Patch): void;
  sendStats(frame: Uint8Array, clients: readonly string[]): void;
  sendFeed(items: readonly FeedItem[]): void;
  /** Also to everybody who connects later. */
  setOffer(offer: EngineOffer | null): void;
  figures(): GatewayFigures;
  /** Tells everybody why, and ends all connections. */
  close(reason: string): Promise<void>;
}

interface Parts {
  readonly options: GatewayOptions;
  readonly io: Io;
  readonly border: PacketBorder;
  readonly figures: GatewayFigures;
  readonly backlogs: Backlogs;
  readonly watchers: Watchers;
  offer: EngineOffer | null;
}

/** The only folder that knows Socket.IO: WebSocket only, without compression and without its own recovery. */
export function createGateway(options: GatewayOptions): Gateway {
  const figures = newFigures();
  const io: Io = new Server(options.http, {
    path: `${options.basePath}socket.io`,
    serveClient: false,
    transports: ['websocket'],
    parser,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxHttpBufferSize: MAX_PACKET_BYTES,
    allowRequest: ({ headers }, decide) => {
      const isOwn = isOwnRequest(headers, options.listening());
      if (!isOwn) figures.refusedUpgrades += 1;
      decide(null, isOwn);
    },
  });
  const backlogs = createBacklogs(options.now);
  const parts: Parts = {
    ...{ options, io, figures, backlogs, offer: null },
    border: newBorder(options, figures),
    watchers: createWatchers({ ...options, io, slow: () => backlogs.slow() }),
  };
  io.on('connection', (client) => {
    greet(parts, client);
  });
  return gatewayOf(parts);
}

function gatewayOf(parts: Parts): Gateway {
  const { io, figures } = parts;
  return {
    sendPatch(patch) {
      figures.patches += 1;
      figures.stuck += parts.backlogs.endStuck();
      io.emit('patch', patch);
    },
    sendStats(frame, clients) {
      figures.statsFrames += 1;
      figures.statsBytes += frame.byteLength;
      figures.stuck += parts.backlogs.endStuck();
      parts.watchers.send(frame, clients);
    },
    sendFeed: (items) => io.emit('feed', items),
    setOffer(offer) {
      parts.offer = offer;
      io.emit('offer', offer);
    },
    figures: () => ({ ...figures, clients: io.engine.clientsCount, watchers: parts.watchers.count() }),
    async close(reason) {
      io.emit('bye', reason);
      await sleep(BYE_MS);
      await io.close();
    },
  };
}

const newFigures = (): GatewayFigures => ({
  ...{ received: 0, invalid: 0, limited: 0, failed: 0 },
  ...{ clients: 0, watchers: 0, refusedUpgrades: 0, patches: 0, statsFrames: 0, statsBytes: 0, stuck: 0 },
});

function newBorder({ onIntent, onFault }: GatewayOptions, figures: PacketFigures): PacketBorder {
  const intent = receiver({
    schema: intentSchema,
    receive: onIntent,
    refuse: (code, message): ActionResult => ({ ok: false, code, message }),
  });
  return { receivers: new Map([['intent', intent]]), figures, onFault };
}

function greet(parts: Parts, client: Client) {
  const { role, serverVersion, told, now } = parts.options;
  const sender = { session: client.id, role };
  const limit = createRateLimit(PACKETS_PER_MINUTE, MINUTE_MS, now);
  const border = {
    ...parts.border,
    receivers: new Map([...parts.border.receivers, ...parts.watchers.add(client)]),
  };
  // The middleware sees every packet before any listener could; none is passed on, and there are no listeners.
  client.use((packet) => {
    void receivePacket(border, packet, { sender, limit });
  });
  parts.backlogs.add(client.id, client.conn);
  client.on('disconnect', () => {
    parts.backlogs.remove(client.id);
    parts.watchers.remove(client);
  });
  client.emit('hello', { protocol: PROTOCOL_VERSION, ...told(), role, serverVersion });
  if (parts.offer !== null) client.emit('offer', parts.offer);
}
