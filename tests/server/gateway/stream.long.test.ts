import { expect, test } from 'vitest';
import { noteFigures } from '../../support/figures.ts';
import { measureHerd } from '../../support/herd.ts';
import { closedAfterTest } from '../../support/opened.ts';
import { freshDataDir, startTown } from '../../support/server.ts';
import { expectRight, runStream } from '../../support/streamRun.ts';

const CLIENTS = 100;
const APPLIED = 1_000_000;
const STREAM_LIMIT_MS = 300_000;
const HERD = 1_000;
const HERD_LIMIT_MS = 15_000;

test(
  'of a million patches applied by a hundred reconnecting clients no gap goes unnoticed',
  async (context) => {
    const run = await runStream({
      ...{ clients: CLIENTS, seed: 2, freezeMs: 15_000 },
      isEnough: (_sent, applied) => applied >= APPLIED,
    });
    const { sent, applied, unnoticed, resyncs } = run;
    noteFigures(context, { patchesSent: sent, patchesApplied: applied, unnoticedGaps: unnoticed, resyncs });
    expectRight(run, CLIENTS);
  },
  STREAM_LIMIT_MS,
);

test('a thousand clients that reconnect at once are all live within 15 s', async (context) => {
  const opened = closedAfterTest();
  const data = await freshDataDir();
  opened.add(data.remove);
  const town = await startTown({ dataDir: data.path, args: ['--engine', 'simulator:200'] });
  opened.add(() => town.stop());
  const { joinMs, returnMs } = await measureHerd(town, HERD);
  noteFigures(context, { clients: HERD, joinMs: Math.round(joinMs), returnMs: Math.round(returnMs) });
  expect(returnMs).toBeLessThan(HERD_LIMIT_MS);
}, 120_000);
