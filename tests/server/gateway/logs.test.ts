import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogDesk, ENGINE_STREAMS_MAX } from '../../../server/gateway/logDesk.ts';
import { createLogLanes, GRANTS_PER_MINUTE } from '../../../server/gateway/logLanes.ts';
import { createWorldMap } from '../../../server/world/worldMap.ts';
import { LOG_LINES_MAX, LOG_STREAMS_MAX, type LogBatch, type LogWish } from '../../../shared/logs.ts';
import type { ContainerId } from '../../../shared/records.ts';
import { scriptedLog, settled } from '../../support/logs/scriptedLog.ts';
import { aContainer } from '../../support/records.ts';
import { memoryEngine } from '../world/support/memoryEngine.ts';
import { manualClock } from '../world/support/manualClock.ts';
import { ask, startTestServer, until } from './startTestServer.ts';
import type { TestServer } from './startTestServer.ts';
import { anAsker } from '../../support/rights.ts';

let server: TestServer;
let container: ContainerId;
beforeAll(async () => {
  server = await startTestServer();
  container = await anyContainer(server);
});
afterAll(() => server.close());

const anyContainer = async (of: TestServer): Promise<ContainerId> => {
  const ids: ContainerId[] = [];
  await until(async () => {
    const { records } = await of.snapshot();
    for (const record of records)
      if (record.type === 'container' && record.state === 'running') ids.push(record.id);
    return ids.length > 0;
  });
  const [id] = ids;
  if (id === undefined) throw new Error('nothing runs');
  return id;
};

const opening = (change: object = {}): LogWish => ({
  ...{ kind: 'open', stream: 1, container, tail: 5, after: null, lines: 100 },
  ...change,
});

test('a log comes as it was asked for: its tail, with streams, times and a position', async () => {
  const client = server.connect();
  const batches: LogBatch[] = [];
  client.on('log', (batch) => batches.push(batch));
  expect(await ask(client, opening(), 'log')).toEqual({ ok: true });
  await until(() => batches.some(({ lines }) => lines.length > 0));
  const lines = batches.flatMap((batch) => batch.lines);
  expect(lines.length).toBeLessThanOrEqual(5);
  expect(lines.every(({ time, text }) => time !== null && text !== '')).toBe(true);
  expect(batches.at(-1)).toMatchObject({ stream: 1, skipped: null, state: { phase: 'following' } });
  client.close();
});

describe('a packet about logs that is not what it should be', () => {
  const mark = { time: '2026-11-24T14:02:48.132872391Z', count: 1 };
  test.each([
    null,
    {},
    { kind: 'open' },
    opening({ stream: -1 }),
    opening({ stream: 1.5 }),
    opening({ tail: LOG_LINES_MAX + 1 }),
    opening({ tail: 'all' }),
    opening({ lines: LOG_LINES_MAX + 1 }),
    opening({ lines: Number.NaN }),
    opening({ container: 'container:x/y' }),
    opening({ container: '../../info' }),
    opening({ after: { stdout: mark } }),
    opening({ after: { stdout: { ...mark, time: "2026' OR 1" }, stderr: null } }),
    opening({ after: { stdout: { ...mark, count: -1 }, stderr: null } }),
    opening({ extra: 1 }),
    { kind: 'close' },
  ])('%j is refused', async (content) => {
    const client = server.connect();
    expect(await ask(client, content, 'log')).toMatchObject({ ok: false, code: 'invalid' });
    client.close();
  });

  test.each([
    null,
    5,
    { stream: 1 },
    { stream: 1, lines: -1 },
    { stream: 1, lines: Infinity },
    { stream: 1, lines: 1, x: 1 },
  ])('as a grant %j is refused', async (content) => {
    const client = server.connect();
    expect(await ask(client, content, 'logGrant')).toMatchObject({ ok: false, code: 'invalid' });
    client.close();
  });

  test('a grant for what is not open does nothing, and closing it neither', async () => {
    const client = server.connect();
    expect(await ask(client, { stream: 9, lines: 5 }, 'logGrant')).toEqual({ ok: true });
    expect(await ask(client, { kind: 'close', stream: 9 }, 'log')).toEqual({ ok: true });
    client.close();
  });
});

test('a client has so many logs open and no more; one that is closed makes room', async () => {
  const client = server.connect();
  for (let stream = 1; stream <= LOG_STREAMS_MAX; stream += 1)
    expect(await ask(client, opening({ stream }), 'log')).toEqual({ ok: true });
  const beyond = opening({ stream: LOG_STREAMS_MAX + 1 });
  expect(await ask(client, beyond, 'log')).toMatchObject({ ok: false, code: 'busy' });
  expect(await ask(client, opening({ stream: 1 }), 'log')).toEqual({ ok: true });
  await ask(client, { kind: 'close', stream: 1 }, 'log');
  expect(await ask(client, beyond, 'log')).toEqual({ ok: true });
  client.close();
});

test('grants have their own limit, and take nothing from what a visitor may wish for', async () => {
  const client = server.connect();
  const grants = Array.from({ length: GRANTS_PER_MINUTE + 1 }, () =>
    ask(client, { stream: 1, lines: 1 }, 'logGrant'),
  );
  const refused = (await Promise.all(grants)).filter((answer) => !answer.ok && answer.code === 'busy');
  expect(refused.length).toBe(1);
  expect(await ask(client, opening(), 'log')).toEqual({ ok: true });
  client.close();
});

test.each([
  ['viewer', { readOnly: true }],
  ['kiosk', { kiosk: true }],
])('a %s reads no log', async (role, change) => {
  const strict = await startTestServer(change);
  const client = strict.connect();
  const wish = opening({ container: await anyContainer(strict) });
  expect(await ask(client, wish, 'log')).toEqual({
    ...{ ok: false, code: 'forbidden', message: `the role ${role} may not read logs` },
  });
  await strict.close();
});

test('a viewer reads logs where the server is told so', async () => {
  const generous = await startTestServer({ readOnly: true, viewerLogs: true });
  const client = generous.connect();
  const wish = opening({ container: await anyContainer(generous) });
  expect(await ask(client, wish, 'log')).toEqual({ ok: true });
  await generous.close();
});

describe('at the desk', () => {
  const record = aContainer(1);
  const wish = { kind: 'open', stream: 1, container: record.id, tail: 1, after: null, lines: 1 } as const;
  const sender = anAsker('admin');
  const setUp = () => {
    const clock = manualClock();
    const log = scriptedLog();
    const reader = { ...memoryEngine(clock).reader, ...log.reader };
    const world = { container: () => record, reader: () => reader, map: createWorldMap('e') };
    return { clock, log, desk: createLogDesk({ clock, world }) };
  };

  test('of one engine so many logs are read at once and no more; those that were closed count no longer', async () => {
    const { desk } = setUp();
    const open = () => desk.open(wish, sender, () => undefined);
    const sessions = Array.from({ length: ENGINE_STREAMS_MAX }, open);
    expect(open()).toMatchObject({ ok: false, code: 'busy' });
    for (const session of sessions) if ('close' in session) session.close();
    await settled();
    expect(desk.figures().streams).toBe(0);
    expect(open()).toHaveProperty('grant');
  });

  test('when a client goes, its stream at the engine ends', async () => {
    const { desk, log } = setUp();
    const lanes = createLogLanes(desk, () => 0);
    const receivers = new Map(lanes.add({ id: 'a', emit: () => undefined }));
    expect(lanes.size()).toBe(0);
    receivers.get('log')?.parse(wish)?.run(sender);
    await settled();
    expect([log.isOpen(), lanes.size()]).toEqual([true, 1]);
    lanes.remove('a');
    await settled();
    expect([log.isOpen(), lanes.size(), desk.figures().streams]).toEqual([false, 0, 0]);
  });
});
