import { expect, test } from 'vitest';
import { expectRight, runStream } from '../../support/streamRun.ts';

const CLIENTS = 100;
const PATCHES = 5_000;

test('a hundred clients that are cut off and frozen all the time end equal to the server, and miss nothing unnoticed', async () => {
  const run = await runStream({
    ...{ clients: CLIENTS, seed: 1, freezeMs: 2_000 },
    isEnough: (sent) => sent >= PATCHES,
  });
  expectRight(run, CLIENTS);
  expect(run.figures.resyncs).toMatchObject({ gap: 0, mismatch: 0, epoch: 0 });
  expect(run.figures.resyncs.reconnect).toBeGreaterThan(0);
}, 180_000);
