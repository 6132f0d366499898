import { expect, test } from 'vitest';
import { measureHerd } from '../../support/herd.ts';
import { freshDataDir, startTown } from '../../support/server.ts';
import { runStream } from '../../support/streamRun.ts';

const CLIENTS = 100;
const APPLIED = 1_000_000;
const HERD = 1_000;
const HERD_LIMIT_MS = 15_000;

test('of a million patches applied by a hundred reconnecting clients no gap goes unnoticed', async () => {
  const run = await runStream({
    ...{ clients: CLIENTS, seed: 2, freezeMs: 15_000 },
    isEnough: (_sent, applied) => applied >= APPLIED,
  });
  expect(run).toMatchObject({
    ...{ live: CLIENTS, unnoticed: 0, conflicts: 0, faults: [], epochs: ['e1'] },
    digests: [run.expected.digest],
    revisions: [run.expected.revision, run.expected.revision],
  });
}, 1_800_000);

test('a thousand clients that reconnect at once are all live within 15 s', async () => {
  const data = await freshDataDir();
  const town = await startTown({ dataDir: data.path, args: ['--engine', 'simulator:200'] });
  const { returnMs } = await measureHerd(town, HERD);
  await town.stop();
  await data.remove();
  expect(returnMs).toBeLessThan(HERD_LIMIT_MS);
}, 180_000);
