import { expect, test } from 'vitest';
import { connectClient, send, shownAt } from '../support/command.ts';
import { atLeast, atMost } from '../../bench/truth/rows.ts';
import { noteFigures, noteRows } from '../../support/figures.ts';
import { fireAll } from '../../support/hostile/barrage.ts';
import { volleys } from '../../support/hostile/packets.ts';
import { closedAfterTest } from '../../support/opened.ts';
import { freshDataDir, startTown } from '../../support/server.ts';

const ROUNDS = 20;
const ROUND = 50_000;
const VOLLEY = 100;
const FIRST_SEED = 1;
/** The last of each volley may be anything, and is read by nobody then. */
const FAULT = /unhandled|uncaught|TypeError|RangeError/gi;
const READ_LEAST = 0.98;

test('a million packets of any kind end no server: it answers, has failed at nothing, and ends when it is asked', async (context) => {
  const opened = closedAfterTest();
  const data = await freshDataDir();
  opened.add(() => data.remove());
  const server = await startTown({ dataDir: data.path, args: ['--engine', 'simulator:5'] });
  opened.add(() => server.stop());
  const client = connectClient(server.url);
  let [patches, ends] = [0, 0];
  client.on('disconnect', () => (ends += 1));
  client.on('patch', () => (patches += 1));
  await expect.poll(async () => (await shownAt(server.url)).containers.length).toBe(5);
  const target = (await shownAt(server.url)).containers.find(({ state }) => state === 'running');
  let packetsSent = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    packetsSent += await fireAll(
      server.url,
      volleys({ count: ROUND, length: VOLLEY, seed: FIRST_SEED + round }),
    );
    const before = patches;
    const action = round % 2 === 0 ? 'pause' : 'unpause';
    expect(await send(client, { kind: 'act', container: target?.id, action })).toMatchObject({ ok: true });
    await expect.poll(() => patches).toBeGreaterThan(before);
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const received = Number(/^cratecraft_packets\w* (\d+)$/m.exec(metrics)?.[1]);
  expect(received).toBeGreaterThan(READ_LEAST * packetsSent);
  const faults = server.output().match(FAULT) ?? [];
  noteFigures(context, { packetsRead: received, patchesBeside: patches });
  noteRows(
    context,
    atLeast('packets of any kind', { reached: packetsSent, goal: ROUNDS * ROUND, unit: '' }),
    atMost('packets of any kind: exits', { reached: ends, goal: 0, unit: '' }),
    atMost('packets of any kind: unhandled faults', { reached: faults.length, goal: 0, unit: '' }),
  );
  expect([ends, faults]).toEqual([0, []]);
  client.close();
  expect(await server.stop()).toBe(0);
}, 900_000);
