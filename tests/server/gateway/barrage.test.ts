import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteFigures } from '../../support/figures.ts';
import { fireAll } from '../../support/hostile/barrage.ts';
import { KILLERS, volleys } from '../../support/hostile/packets.ts';
import { ask, connected, startTestServer, until } from './startTestServer.ts';
import type { TestClient, TestServer } from './startTestServer.ts';

const COUNT = 20_000;
const VOLLEY = 25;
const SEED = 20_261_124;
/** The last of each volley may be anything, and is read by nobody then. */
const READ_LEAST = 0.95;
const ACT_EVERY_MS = 1_000;

let server: TestServer;
let bystander: TestClient;
let patches = 0;
const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  process.on('uncaughtExceptionMonitor', note);
  server = await startTestServer();
  await until(async () => (await server.snapshot()).records.length > 5);
  bystander = server.connect();
  bystander.on('patch', () => (patches += 1));
  await connected(bystander);
});

afterAll(async () => {
  await server.close();
  process.off('unhandledRejection', note);
  process.off('uncaughtExceptionMonitor', note);
});

/** The bystander pauses a container and lets it go on; resolves with how many patches that brought. */
async function workBeside(): Promise<number> {
  const before = patches;
  const [target] = (await server.snapshot()).records.filter(
    (record) => record.type === 'container' && record.state === 'running',
  );
  for (const action of ['pause', 'unpause']) {
    expect(await ask(bystander, { kind: 'act', container: target?.id, action })).toMatchObject({ ok: true });
  }
  await until(() => patches > before);
  return patches - before;
}

const packetsRead = async (): Promise<number> => {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^cratecraft_packets\w* (\d+)$/m.exec(metrics)?.[1]);
};

const harm = () => ({ rejections, faults: server.faults });
const NO_HARM = { rejections: [], faults: [] };

test.each(Object.entries(KILLERS))('%s: harms nobody', async (_, shots) => {
  await fireAll(
    server.url,
    shots.map((shot) => [shot]),
  );
  expect(await ask(bystander, {})).toMatchObject({ ok: false, code: 'invalid' });
  expect(harm()).toEqual(NO_HARM);
});

test(`${String(COUNT)} packets of any kind end no server, and whoever is beside them gets each patch`, async (context) => {
  const shots = volleys({ count: COUNT, length: VOLLEY, seed: SEED });
  let patchesBeside = 0;
  let isOver = false;
  const beside = async () => {
    while (!isOver) {
      patchesBeside += await workBeside();
      await new Promise((resolve) => setTimeout(resolve, ACT_EVERY_MS));
    }
  };
  const working = beside();
  const readBefore = await packetsRead();
  const packetsSent = await fireAll(server.url, shots);
  isOver = true;
  await working;
  expect(harm()).toEqual(NO_HARM);
  expect(patchesBeside).toBeGreaterThan(1);
  const read = (await packetsRead()) - readBefore;
  expect(read).toBeGreaterThan(READ_LEAST * packetsSent);
  noteFigures(context, { packetsSent, packetsRead: read, patchesBeside, rejections: rejections.length });
}, 60_000);
