import type { IncomingHttpHeaders, IncomingMessage, Server as HttpServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { NO_RESTRAINTS } from '../../shared/actions.ts';
import type { Restraints } from '../../shared/actions.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { packPatch } from '../../shared/packedWorld.ts';
import type { Bookmark } from '../../shared/bookmark.ts';
import type { FeedItem } from '../../shared/feed.ts';
import type { EngineOffer } from '../../shared/intents.ts';
import type { Watching } from '../../shared/interest.ts';
import type { Patch } from '../../shared/patch.ts';
import type { Listening } from '../access/addresses.ts';
import type { Visitor } from '../access/door.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import { audienceOf } from './audience.ts';
import type { Audience } from './audience.ts';
import { newBorder } from './border.ts';
import type { BorderOptions } from './border.ts';
import { createBacklogs } from './backlogs.ts';
import type { Backlogs } from './backlogs.ts';
import type { LogLanes } from './logLanes.ts';
import { receivePacket } from './packets.ts';
import type { PacketBorder, PacketFigures } from './packets.ts';
import { createSessionRooms } from './sessionRooms.ts';
import type { SessionRooms } from './sessionRooms.ts';
import { connectionOf, openSockets } from './sockets.ts';
import type { Client, Io } from './sockets.ts';
import { createWatchers } from './watchers.ts';
import type { Watchers } from './watchers.ts';

const PACKETS_PER_MINUTE = 100;
const MINUTE_MS = 60_000;
/** Closing at once would throw away what is still to be sent. */
const BYE_MS = 100;

export interface GatewayOptions extends BorderOptions {
  readonly http: HttpServer;
  readonly basePath: string;
  readonly listening: () => Listening;
  /** Null where nobody may come in with these. */
  readonly visitorOf: (headers: IncomingHttpHeaders) => Visitor | null;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly serverVersion: string;
  /** The run of the server and what that audience has been told so far. */
  readonly told: (audience: Audience) => Bookmark;
  readonly now: () => number;
  readonly onWatching: (client: string, watching: Watching) => void;
  /** What somebody who begins to look at figures, or has missed some, gets at once. */
  readonly keyFrame: (client: string) => Uint8Array | null;
  readonly logs: LogLanes;
  readonly restraints: () => Restraints;
}

export interface GatewayFigures extends PacketFigures {
  clients: number;
  watchers: number;
  refusedUpgrades: number;
  patches: number;
  statsFrames: number;
  statsBytes: number;
  /** Entries that are kept for clients: none may outlive its client. */
  held: number;
  /** Clients that were ended because they did not keep up. */
  stuck: number;
}

export interface Gateway {
  /** Not to those who hold much already: they come back by a bookmark, and resume. */
  sendPatch(patch: Patch, audience?: Audience): void;
  sendBookmark(bookmark: Bookmark, audience?: Audience): void;
  sendStats(frame: Uint8Array, clients: readonly string[]): void;
  sendFeed(items: readonly FeedItem[], audience?: Audience): void;
  /** To those who could act. */
  setRestraints(restraints: Restraints): void;
  /** Also to who connects later; not to kiosks, which can choose nothing. */
  setOffer(offer: EngineOffer | null): void;
  readonly sessions: Pick<SessionRooms, 'list' | 'end'>;
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
  readonly sessions: SessionRooms;
  offer: EngineOffer | null;
}

/** The only folder that knows Socket.IO: WebSocket only, without compression and without its own recovery. */
export function createGateway(options: GatewayOptions): Gateway {
  const figures = newFigures();
  const isKnown = (headers: IncomingHttpHeaders) => options.visitorOf(headers) !== null;
  const io = openSockets({ ...options, isKnown, onRefused: () => (figures.refusedUpgrades += 1) });
  const parts: Parts = {
    options,
    io,
    figures,
    border: newBorder(options, figures),
    backlogs: createBacklogs(options.now, (id) =>
      io.to(id).emit('bookmark', options.told(audienceIn(io, id))),
    ),
    watchers: createWatchers({ ...options, io }),
    sessions: createSessionRooms(io),
    offer: null,
  };
  io.on('connection', (client) => {
    greet(parts, client);
  });
  return gatewayOf(parts);
}

function gatewayOf(parts: Parts): Gateway {
  const { io, figures, backlogs, watchers, sessions } = parts;
  return {
    sendPatch(patch, audience = 'whole') {
      figures.patches += 1;
      figures.stuck += backlogs.endStuck();
      io.to(audience).except(backlogs.full()).emit('patch', packPatch(patch));
    },
    sendBookmark: (bookmark, audience = 'whole') =>
      io.to(audience).except(backlogs.full()).emit('bookmark', bookmark),
    sendStats(frame, clients) {
      figures.statsFrames += 1;
      figures.statsBytes += frame.byteLength;
      figures.stuck += backlogs.endStuck();
      watchers.send(frame, clients);
    },
    sendFeed: (items, audience = 'whole') => io.to(audience).except(backlogs.slow()).emit('feed', items),
    setRestraints: (restraints) => io.to(WHOLE).emit('restraints', restraints),
    setOffer(offer) {
      parts.offer = offer;
      io.to(WHOLE).emit('offer', offer);
    },
    sessions,
    figures: () => ({
      ...figures,
      clients: io.engine.clientsCount,
      held: backlogs.size() + watchers.size() + parts.options.logs.size(),
      watchers: watchers.count(),
    }),
    async close(reason) {
      io.emit('bye', reason);
      await sleep(BYE_MS);
      await io.close();
    },
  };
}

const newFigures = (): GatewayFigures => ({
  ...{ received: 0, invalid: 0, limited: 0, failed: 0 },
  ...{ clients: 0, held: 0, watchers: 0, refusedUpgrades: 0 },
  ...{ patches: 0, statsFrames: 0, statsBytes: 0, stuck: 0 },
});

const WHOLE: Audience = 'whole';

const audienceIn = (io: Io, id: string): Audience =>
  io.of('/').adapter.rooms.get(WHOLE)?.has(id) === true ? WHOLE : 'kiosk';

function greet(parts: Parts, client: Client) {
  const { border, backlogs, watchers, options } = parts;
  const { now } = options;
  const visitor = options.visitorOf(client.request.headers);
  if (visitor === null) return void client.disconnect(true);
  const sender = { connection: client.id, address: options.addressOf(client.request), ...visitor };
  parts.sessions.enter(client, visitor.session);
  const limit = createRateLimit(PACKETS_PER_MINUTE, MINUTE_MS, now);
  const receivers = new Map([...border.receivers, ...watchers.add(client), ...options.logs.add(client)]);
  // The middleware sees every packet before any listener could; none is passed on, and there are no listeners.
  client.use((packet) => {
    void receivePacket({ ...border, receivers }, packet, { sender, limit });
  });
  backlogs.add(client.id, connectionOf(client));
  client.on('disconnect', () => {
    backlogs.remove(client.id);
    watchers.remove(client);
    options.logs.remove(client.id);
  });
  welcome(parts, client, visitor);
}

function welcome({ options, offer }: Parts, client: Client, { user, rights }: Visitor) {
  const audience = audienceOf(rights);
  const { epoch, revision } = options.told(audience);
  void client.join(audience);
  const restraints = audience === WHOLE ? options.restraints() : NO_RESTRAINTS;
  const said = { epoch, revision, user, rights, restraints, serverVersion: options.serverVersion };
  client.emit('hello', { protocol: PROTOCOL_VERSION, ...said });
  if (offer !== null && audience === WHOLE) client.emit('offer', offer);
}
