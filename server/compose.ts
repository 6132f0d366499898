import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readTraces } from './access/ownContainer.ts';
import { protectionRules } from './access/protectionRules.ts';
import { composeActions } from './composeActions.ts';
import type { Acting } from './composeActions.ts';
import { composeTellings } from './composeTellings.ts';
import type { Tellings } from './composeTellings.ts';
import type { Config } from './config.ts';
import { dispatch } from './dispatch.ts';
import { listeningOf, openEntrance } from './entrance.ts';
import type { Entrance } from './entrance.ts';
import { audienceOf } from './gateway/audience.ts';
import { createGateway } from './gateway/gateway.ts';
import type { Gateway } from './gateway/gateway.ts';
import { historyReceiver } from './gateway/historyReceiver.ts';
import { createLogDesk } from './gateway/logDesk.ts';
import type { LogDesk } from './gateway/logDesk.ts';
import { createLogLanes } from './gateway/logLanes.ts';
import { createPatchPacer } from './gateway/patchPacer.ts';
import { createStatsLane } from './gateway/statsLane.ts';
import type { StatsLane } from './gateway/statsLane.ts';
import { MEMORY, openStore } from './store/store.ts';
import type { Store } from './store/store.ts';
import { createTowns } from './towns.ts';
import type { StartSimulator } from './shownEngines.ts';
import type { Towns } from './towns.ts';
import { systemClock } from './world/clock.ts';
import { createWorld } from './world/world.ts';
import type { World } from './world/world.ts';

const EPOCH_BYTES = 8;
const DATABASE = 'cratecraft.db';

export interface ServerOptions {
  /** `dataDir` is an existing folder, or `:memory:` for a database that is gone with the process. */
  readonly config: Config;
  /** The built client. */
  readonly clientDir: string;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly log: Logger;
  readonly startSimulator: StartSimulator;
  /** Something has failed after which nothing can be promised any more. */
  readonly onFatal: (error: Error) => void;
}

/** All that a running server consists of. */
export interface Parts extends Acting {
  readonly http: HttpServer;
  readonly store: Store;
  readonly entrance: Entrance;
  readonly world: World;
  readonly tellings: Tellings;
  readonly stats: StatsLane;
  readonly gateway: Gateway;
  readonly logs: LogDesk;
  readonly towns: Towns;
}

/** Makes the parts and gives each what it needs; nothing listens and nothing is asked yet. */
export function compose(options: ServerOptions): Parts {
  const { config, log } = options;
  const { now } = systemClock;
  const http = createServer();
  const { store, world } = keptWorld(options);
  const entrance = openEntrance(config, now);
  const acting = composeActions({
    ...{ dataDir: config.dataDir, world, clock: systemClock },
    onRestraints: (restraints) => gateway.setRestraints(restraints),
  });
  const tellings = composeTellings({
    ...{ pacer: createPatchPacer(world.map, systemClock), clock: systemClock, aliasKey: entrance.aliasKey },
    onPatch: (patch, audience) => gateway.sendPatch(patch, audience),
    onBookmark: (bookmark, audience) => gateway.sendBookmark(bookmark, audience),
  });
  const stats = createStatsLane({
    ...{ map: world.map, clock: systemClock },
    send: (frame, clients) => gateway.sendStats(frame, clients),
  });
  const logs = createLogDesk({ world, clock: systemClock });
  const gateway: Gateway = createGateway({
    ...{ http, now, basePath: config.basePath, serverVersion: options.version, ...entrance.door },
    ...{ addressOf: entrance.addressOf, listening: () => listeningOf(config, portOf(http)) },
    told: (audience) => tellings.of(audience).pacer.bookmark(),
    onResume: (request, { rights }) => tellings.of(audienceOf(rights)).resumes.answer(request),
    onIntent: (intent, sender) => dispatch({ ...acting, towns }, intent, sender),
    onWatching: (client, watching) => stats.watch(client, tellings.watching(watching)),
    keyFrame: (client) => stats.keyFrame(client),
    logs: createLogLanes(logs, now),
    ...{ restraints: acting.restraints, history: historyReceiver(acting.audit.history) },
    onFault: (error) => log.error(error),
  });
  const towns: Towns = createTowns({
    ...{ world, actions: acting.actions, stats, env: options.env, home: options.home },
    mayAct: !config.readOnly && !config.kiosk,
    startSimulator: options.startSimulator,
    onOffer: (offer) => gateway.setOffer(offer),
  });
  return { ...acting, http, store, entrance, world, tellings, stats, gateway, logs, towns };
}

/** The world, and where it is kept. */
function keptWorld({ config, log, onFatal }: ServerOptions): Pick<Parts, 'store' | 'world'> {
  const store = openStore({ path: databasePath(config.dataDir), onFailure: onFatal });
  const epoch = randomBytes(EPOCH_BYTES).toString('hex');
  const rules = protectionRules(readTraces(), config.protect);
  const world = createWorld({ ...{ epoch, clock: systemClock, store, rules }, log: worldLog(log) });
  return { store, world };
}

/** The real port, once the server listens; else 0. */
export function portOf(http: HttpServer): number {
  const address: AddressInfo | string | null = http.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const databasePath = (dataDir: string): string => (dataDir === MEMORY ? MEMORY : join(dataDir, DATABASE));

const worldLog = (log: Logger) => ({
  info: (message: string) => log.info(message),
  warn: (message: string) => log.warn(message),
});
