import { existsSync, mkdirSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { dirname } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { urlHost } from './access/addresses.ts';
import { compose, MEMORY, portOf } from './compose.ts';
import type { Parts, ServerOptions } from './compose.ts';
import type { Config } from './config.ts';
import { health, metrics } from './figures.ts';
import { createFeedLane } from './gateway/feedLane.ts';
import { createApp } from './http/app.ts';
import { metricsText } from './http/metrics.ts';
import { createSnapshotCache } from './http/snapshotCache.ts';
import { StoreError } from './store/store.ts';
import { systemClock } from './world/clock.ts';
import type { World } from './world/world.ts';

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
    return { url: urlOf(parts.http, config), world: parts.world, missing, close };
  } catch (error) {
    await close('the server could not start');
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

const urlOf = (http: HttpServer, { host, basePath }: Config): string =>
  `http://${urlHost(host)}:${String(portOf(http))}${basePath === '/' ? '' : basePath}`;

/** Outermost first. One by one, since node's own recursive way never ends where the kernel makes the folders, as in /proc. */
function missingFolders(path: string): string[] {
  return existsSync(path) ? [] : [...missingFolders(dirname(path)), path];
}

function makeFolder(path: string) {
  try {
    for (const folder of missingFolders(path)) mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new StoreError(`${path} cannot be made (${cause}): name another folder with --data-dir`, {
      cause: error,
    });
  }
}

/** Lets the world speak to the clients, and the web to the world; returns what ends that. */
function connect(parts: Parts, { config, clientDir, log }: ServerOptions): () => void {
  const { http, world, actions, pacer, resumes, gateway, stats, logs } = parts;
  const delay = monitorEventLoopDelay();
  delay.enable();
  const eventLoopDelay = () => delay.percentile(PERCENTILE) / NANOSECONDS;
  const snapshots = createSnapshotCache(pacer, systemClock.now);
  const sources = {
    ...{ world, actions, gateway, stats, logs, resumes, snapshots, eventLoopDelay },
    now: systemClock.now,
  };
  const app = createApp({
    basePath: config.basePath,
    clientDir,
    listening: () => ({ host: config.host, port: portOf(http) }),
    snapshots,
    health: () => health(world),
    metrics: () => metricsText(metrics({ ...sources, app })),
    onFault: (error) => log.error(error),
  });
  http.on('request', app.listener);
  const feed = createFeedLane(systemClock, (items) => gateway.sendFeed(items));
  const undoPatches = pacer.onPatch((patch) => gateway.sendPatch(patch));
  const undoFeed = world.onFeed((items) => feed.add(items));
  return () => {
    undoPatches();
    undoFeed();
    feed.close();
    delay.disable();
  };
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
  parts.resumes.close();
  parts.pacer.close();
  parts.stats.close();
  parts.world.close();
  await parts.gateway.close(reason);
  await parts.towns.close();
  parts.store.close();
}
