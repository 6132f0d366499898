import type { Server as HttpServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isWildcard, machineAddresses, urlHost } from './access/addresses.ts';
import { watchSessions } from './access/sessionWatch.ts';
import { closeOpenIntents } from './audit/recovery.ts';
import { compose, portOf } from './compose.ts';
import type { Parts, ServerOptions } from './compose.ts';
import { publicAddress } from './config.ts';
import type { Config } from './config.ts';
import { listeningOf } from './entrance.ts';
import { health, metrics } from './figures.ts';
import { audienceOf } from './gateway/audience.ts';
import { createFeedLane } from './gateway/feedLane.ts';
import { createApp } from './http/app.ts';
import type { App } from './http/app.ts';
import { metricsText } from './http/metrics.ts';
import { makeFolder } from './store/folders.ts';
import { MEMORY } from './store/store.ts';
import { systemClock } from './world/clock.ts';
import type { World } from './world/world.ts';
import type { HostId } from '../shared/records.ts';
import type { Rights } from '../shared/roles.ts';

const NANOSECONDS = 1e9;
const PERCENTILE = 99;

/** The server cannot start; the message is one sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export interface RunningServer {
  /** With the real port and the base path. */
  readonly url: string;
  readonly world: World;
  /** Where an engine was looked for in vain, so that the simulated town is shown instead; else null. */
  readonly missing: string | null;
  /** Tells the clients why, writes what is waiting, and ends everything. */
  close(reason: string): Promise<void>;
}

/** Starts the whole server. Throws StartError or StoreError with one sentence. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config } = options;
  if (config.dataDir !== MEMORY) makeFolder(config.dataDir);
  const parts = compose(options);
  const disconnect = connect(parts, options);
  const close = async (reason: string) => {
    disconnect();
    await closeParts(parts, reason);
  };
  try {
    await listen(parts.http, config);
    const { missing } = await parts.towns.start(config.engine);
    const url = urlOf(parts.http, config);
    parts.entrance.store.setNote('url', publicAddress(config) ?? url);
    closeOpenIntents(parts.audit, parts.world, systemClock).catch((error: unknown) =>
      options.log.error(error),
    );
    return { url, world: parts.world, missing, close };
  } catch (error) {
    await close('the server could not start');
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

const urlOf = (http: HttpServer, { host, basePath }: Config): string =>
  `http://${urlHost(isWildcard(host) ? (machineAddresses()[0] ?? 'localhost') : host)}:${String(portOf(http))}${basePath === '/' ? '' : basePath}`;

/** Lets the world speak to the clients, and the web to the world; returns what ends that. */
function connect(parts: Parts, { config, clientDir, log }: ServerOptions): () => void {
  const { http, world, actions, tellings, gateway, stats, logs, entrance } = parts;
  const delay = monitorEventLoopDelay();
  delay.enable();
  const eventLoopDelay = () => delay.percentile(PERCENTILE) / NANOSECONDS;
  const sources = {
    ...{ world, actions, gateway, stats, logs, tellings, eventLoopDelay },
    now: systemClock.now,
  };
  const isWhole = (rights: Rights | undefined) => rights !== undefined && audienceOf(rights) === 'whole';
  const toldTo = (rights: Rights | undefined) => (id: HostId) =>
    tellings.hostTold(id, isWhole(rights) ? 'whole' : 'kiosk');
  const isOpenTo = (rights: Rights | undefined) => config.kioskNames === 'own' || isWhole(rights);
  const app = createApp({
    basePath: config.basePath,
    clientDir,
    listening: () => listeningOf(config, portOf(http)),
    ...{ door: entrance.door, mayTry: entrance.mayTry, addressOf: entrance.addressOf },
    onFailed: (attempt) => parts.audit.signInFailed(attempt),
    onSignOut: (session) => gateway.sessions.end(session, 'You have signed out.'),
    snapshotsOf: (rights) => tellings.of(audienceOf(rights)).snapshots,
    health: (rights) => health(world, isWhole(rights)),
    metrics: (rights) =>
      isOpenTo(rights) ? metricsText(metrics({ ...sources, app }, toldTo(rights))) : null,
    onFault: (error) => log.error(error),
  });
  serve(http, app, config);
  const feed = createFeedLane(systemClock, (items) =>
    tellings.feed(items).forEach((heard, audience) => gateway.sendFeed(heard, audience)),
  );
  const stopWatching = watchSessions({ door: entrance.door, clock: systemClock, sessions: gateway.sessions });
  const undoFeed = world.onFeed((items) => feed.add(items));
  return () => {
    stopWatching();
    undoFeed();
    feed.close();
    delay.disable();
  };
}

/** Below its path the sockets answer, also whoever asks for another transport; two answers to one request are a fault. */
function serve(http: HttpServer, { listener }: App, { basePath }: Config): void {
  http.on('request', (request, response) => {
    if (request.url?.startsWith(`${basePath}socket.io/`) !== true) listener(request, response);
  });
}

function listen(http: HttpServer, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error) => {
      reject(new Error(whyNotListening(error, host, port)));
    });
    http.listen({ host, port }, resolve);
  });
}

function whyNotListening(error: Error, host: string, port: number): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `port ${String(port)} on ${host} is taken: end what uses it, or choose another with --port`;
  }
  return `${host}:${String(port)} cannot be listened on (${error.message}): choose others with --host and --port`;
}

async function closeParts(parts: Parts, reason: string): Promise<void> {
  parts.tellings.close();
  parts.stats.close();
  parts.world.close();
  await parts.gateway.close(reason);
  await parts.towns.close();
  await parts.audit.end();
  parts.store.close();
  parts.entrance.store.close();
}
