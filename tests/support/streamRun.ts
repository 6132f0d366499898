import { expect } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordId, WorldRecord } from '../../shared/records.ts';
import { createRandom } from '../../server/simulator/random.ts';
import { digestOf } from './digest.ts';
import { startLoadClients, type LoadClients } from './loadClients.ts';
import { aContainer, aDistrict, aHost } from './records.ts';
import { startStreamServer, type StreamServer } from './streamServer.ts';

export interface StreamRunOptions {
  readonly clients: number;
  readonly seed: number;
  /** Goes on until this is true of the number of patches sent and of those applied by all clients together. */
  readonly isEnough: (sent: number, applied: number) => boolean;
  readonly freezeMs: number;
}

const SPEED = 25;
const ROUND_MS = 100;
/** Of all clients, in each round. */
const CUT_SHARE = 0.04;
const FROZEN_SHARE = 0.05;
const SETTLE_LIMIT_MS = 40_000;

/** Patches to clients that are cut off and frozen all the time; then everybody must hold what the server holds. */
export async function runStream({ clients, seed, isEnough, freezeMs }: StreamRunOptions) {
  const server = await startStreamServer({ speed: SPEED });
  const load = startLoadClients();
  const stopChanges = changeAlways(server, seed);
  try {
    await load.join(server.url, clients);
    for (;;) {
      await sleep(ROUND_MS);
      const { applied } = await load.report();
      if (isEnough(server.gateway.figures().patches, applied)) break;
      await load.cut(CUT_SHARE);
      await load.freeze(FROZEN_SHARE, Math.random() * freezeMs);
    }
    stopChanges();
    await untilSettled(server, load, clients);
    const { hashes, ...end } = await load.report(true);
    return {
      ...end,
      sent: server.gateway.figures().patches,
      /** Gaps that nobody noticed: a client was current, and held something else than the server. */
      unnoticed: hashes.filter(([revision, hash]) => server.hashes.get(revision) !== hash).length,
      states: hashes.length,
      expected: { digest: digestOf(server.map.records().values()), revision: server.pacer.revision() },
      figures: {
        ...server.gateway.figures(),
        ...server.resumes.figures(),
        encodes: server.snapshots.encodes(),
      },
      faults: server.faults,
    };
  } finally {
    stopChanges();
    await load.close();
    await server.close();
  }
}

/** Everybody holds what the server holds, and nobody has ever held anything else for the newest. */
export function expectRight(run: Awaited<ReturnType<typeof runStream>>, clients: number): void {
  expect(run).toMatchObject({
    ...{ live: clients, unnoticed: 0, conflicts: 0, faults: [], epochs: ['e1'] },
    digests: [run.expected.digest],
    revisions: [run.expected.revision, run.expected.revision],
  });
}

async function untilSettled(server: StreamServer, load: LoadClients, clients: number) {
  for (const end = Date.now() + SETTLE_LIMIT_MS; Date.now() < end;) {
    const { live, revisions } = await load.report();
    if (live === clients && revisions.every((revision) => revision === server.pacer.revision())) return;
    await sleep(ROUND_MS);
  }
}

const PLACES = 24;

/** One record after another comes, changes and goes, as fast as the clock of the server lets patches go. */
function changeAlways({ map }: StreamServer, seed: number): () => void {
  const random = createRandom(seed);
  const fixed: WorldRecord[] = [aHost(), aDistrict()];
  const records = new Map<RecordId, WorldRecord>(fixed.map((record) => [record.id, record]));
  let round = 0;
  const change = () => {
    round += 1;
    const next = aContainer(Math.floor(random() * PLACES), { restartCount: round });
    if (random() < 0.3) records.delete(next.id);
    else records.set(next.id, next);
    map.commit(new Map(records));
  };
  const timer = setInterval(change, 1);
  return () => clearInterval(timer);
}
