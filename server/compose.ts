import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ActionResult, Intent } from '../shared/protocol.ts';
import { readTraces } from './access/ownContainer.ts';
import { protectionRules } from './access/protectionRules.ts';
import type { Asker } from './access/asker.ts';
import { createActions } from './actions/actions.ts';
import type { Actions } from './actions/actions.ts';
import { refuse } from './actions/refusals.ts';
import type { Config } from './config.ts';
import { listeningOf, openEntrance } from './entrance.ts';
import type { Entrance } from './entrance.ts';
import { createGateway } from './gateway/gateway.ts';
import type { Gateway } from './gateway/gateway.ts';
import { createLogDesk } from './gateway/logDesk.ts';
import type { LogDesk } from './gateway/logDesk.ts';
import { createLogLanes } from './gateway/logLanes.ts';
import { createPatchPacer } from './gateway/patchPacer.ts';
import type { PatchPacer } from './gateway/patchPacer.ts';
import { createResumes } from './gateway/resumes.ts';
import type { Resumes } from './gateway/resumes.ts';
import { createStatsLane } from './gateway/statsLane.ts';
import type { StatsLane } from './gateway/statsLane.ts';
import { MEMORY, openStore } from './store/store.ts';
import type { Store } from './store/store.ts';
import { createTowns } from './towns.ts';
import type { StartSimulator, Towns } from './towns.ts';
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
export interface Parts {
  readonly http: HttpServer;
  readonly store: Store;
  readonly entrance: Entrance;
  readonly world: World;
  readonly actions: Actions;
  readonly pacer: PatchPacer;
  readonly resumes: Resumes;
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
  const store = openStore({ path: databasePath(config.dataDir), onFailure: options.onFatal });
  const entrance = openEntrance(config, now);
  const { visitorOf } = entrance.door;
  const epoch = randomBytes(EPOCH_BYTES).toString('hex');
  const world = createWorld({
    epoch,
    clock: systemClock,
    store,
    log: worldLog(log),
    rules: protectionRules(readTraces(), config.protect),
  });
  const actions = createActions(world, now);
  const pacer = createPatchPacer(world.map, systemClock);
  const resumes = createResumes({
    ...{ pacer, clock: systemClock },
    onBookmark: (bookmark) => gateway.sendBookmark(bookmark),
  });
  const stats = createStatsLane({
    ...{ map: world.map, clock: systemClock },
    send: (frame, clients) => gateway.sendStats(frame, clients),
  });
  const logs = createLogDesk({ world, clock: systemClock });
  const gateway: Gateway = createGateway({
    ...{ http, now, basePath: config.basePath, serverVersion: options.version, visitorOf },
    listening: () => listeningOf(config, portOf(http)),
    told: () => pacer.bookmark(),
    onResume: (request) => resumes.answer(request),
    onIntent: (intent, sender) => dispatch({ actions, towns }, intent, sender),
    onWatching: (client, watching) => stats.watch(client, watching),
    keyFrame: (client) => stats.keyFrame(client),
    logs: createLogLanes(logs, now),
    onFault: (error) => log.error(error),
  });
  const towns: Towns = createTowns({
    ...{ world, actions, stats, env: options.env, home: options.home },
    mayAct: !config.readOnly && !config.kiosk,
    startSimulator: options.startSimulator,
    onOffer: (offer) => gateway.setOffer(offer),
  });
  return { http, store, entrance, world, actions, pacer, resumes, stats, gateway, logs, towns };
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

function dispatch(
  { actions, towns }: Pick<Parts, 'actions' | 'towns'>,
  intent: Intent,
  asker: Asker,
): Promise<ActionResult> {
  switch (intent.kind) {
    case 'act':
    case 'prepareRemove':
    case 'remove':
      return actions.perform(intent, asker);
    case 'showSimulator':
      return !mayChoose(asker) ? notChosenHere() : towns.showSimulator(intent.shown);
    case 'acceptOffer':
      return !mayChoose(asker) ? notChosenHere() : towns.acceptOffer(intent.address);
  }
}

const mayChoose = ({ rights }: Asker): boolean => rights.may.includes('chooseTown');

const notChosenHere = (): Promise<ActionResult> =>
  Promise.resolve(refuse('forbidden', 'what this town shows is not chosen here'));
