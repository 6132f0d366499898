import { NO_RESTRAINTS } from '../../shared/actions.ts';
import { createServer } from 'node:http';
import { createGateway } from '../../server/gateway/gateway.ts';
import { historyReceiver } from '../../server/gateway/historyReceiver.ts';
import { createLogDesk } from '../../server/gateway/logDesk.ts';
import { createLogLanes } from '../../server/gateway/logLanes.ts';
import { createPatchPacer } from '../../server/gateway/patchPacer.ts';
import { createResumes } from '../../server/gateway/resumes.ts';
import type { StatsLane, StatsOptions } from '../../server/gateway/statsLane.ts';
import { createApp } from '../../server/http/app.ts';
import { createSnapshotCache } from '../../server/http/snapshotCache.ts';
import type { Clock } from '../../server/world/clock.ts';
import { systemClock } from '../../server/world/clock.ts';
import { createWorldMap } from '../../server/world/worldMap.ts';
import { openDoor } from './door.ts';
import { anAsker } from './rights.ts';

const nothing = () => undefined;

type Told = Pick<StatsLane, 'watch' | 'keyFrame'>;
const noFigures = (): Told => ({ watch: nothing, keyFrame: () => null });

/** The server's way from the world to its clients, without an engine; its clock can run faster than time. */
export async function startStreamServer(
  { epoch = 'e1', speed = 1, port: wanted = 0 } = {},
  statsLane: (options: StatsOptions) => Told = noFigures,
) {
  const clock: Clock = {
    ...systemClock,
    after: (delayMs, run) => systemClock.after(delayMs / speed, run),
  };
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(wanted, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const listening = () => ({ host: '127.0.0.1', port });
  const map = createWorldMap(epoch);
  const pacer = createPatchPacer(map, clock);
  /** Revision → what whoever holds it must have. */
  const hashes = new Map<number, number>();
  const note = () => {
    const { revision, hash } = pacer.bookmark();
    hashes.set(revision, hash);
  };
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const resumes = createResumes({ pacer, clock, onBookmark: (bookmark) => gateway.sendBookmark(bookmark) });
  const gateway = createGateway({
    ...{ http, basePath: '/', listening, serverVersion: '1', now: Date.now, onFault },
    visitorOf: () => anAsker('viewer'),
    addressOf: () => '127.0.0.1',
    told: () => pacer.bookmark(),
    onResume: (request) => resumes.answer(request),
    onIntent: () => Promise.resolve({ ok: false, code: 'forbidden', message: 'nobody may' }),
    onWatching: (client, watching) => stats.watch(client, watching),
    keyFrame: (client) => stats.keyFrame(client),
    restraints: () => NO_RESTRAINTS,
    history: historyReceiver(() => Promise.resolve({ ok: true, rows: [], hasMore: false })),
    logs: createLogLanes(
      createLogDesk({ world: { container: nothing, reader: nothing, map }, clock }),
      Date.now,
    ),
  });
  const stats = statsLane({ map, clock, send: (frame, clients) => gateway.sendStats(frame, clients) });
  const snapshots = createSnapshotCache(pacer, Date.now);
  const app = createApp({
    ...{ basePath: '/', clientDir: '/nowhere', listening, snapshotsOf: () => snapshots, onFault },
    ...{ door: openDoor(), mayTry: () => false, onSignOut: nothing, onFailed: nothing },
    addressOf: () => '127.0.0.1',
    health: () => ({}),
    metrics: () => '',
  });
  http.on('request', app.listener);
  pacer.onPatch((patch) => {
    note();
    gateway.sendPatch(patch);
  });
  note();
  return {
    ...{ map, pacer, gateway, resumes, snapshots, hashes, faults, port },
    url: `http://127.0.0.1:${String(port)}/`,
    close: async () => {
      resumes.close();
      pacer.close();
      await gateway.close('the test is over');
    },
  };
}

export type StreamServer = Awaited<ReturnType<typeof startStreamServer>>;
