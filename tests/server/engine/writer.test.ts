import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEngine } from '../../../server/engine/connect.ts';
import { FOR_EVER_LIMIT_MS, STOP_MARGIN_MS } from '../../../server/engine/writer.ts';
import { startHttpEngine, type HttpEngine } from '../../support/fakeHttpEngine.ts';

const ID = 'e'.repeat(64);
let http: HttpEngine;
let stopTimeout: number | undefined;

/** Inspects are answered, actions never. */
beforeEach(async () => {
  http = await startHttpEngine((request, response) => {
    if (request.method !== 'GET') return;
    const State = { Running: true, ExitCode: 0, StartedAt: '' };
    response.end(JSON.stringify({ Id: ID, State, Config: { StopTimeout: stopTimeout }, HostConfig: {} }));
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await http.close();
});

/** Waits for the engine's sockets, which no held timer holds up. */
async function untilAsked(asked: string): Promise<void> {
  while (http.requests.at(-1) !== asked) await new Promise((resolve) => setImmediate(resolve));
}

test.each([
  ['stop', undefined, 10_000 + STOP_MARGIN_MS],
  ['stop', 0, STOP_MARGIN_MS],
  ['stop', 120, 120_000 + STOP_MARGIN_MS],
  ['restart', 120, 120_000 + STOP_MARGIN_MS],
  ['stop', -1, FOR_EVER_LIMIT_MS],
  ['start', 120, 30_000],
  ['kill', -1, 30_000],
] as const)('%s with a stop timeout of %s s is given up after %i ms, not before', async (...row) => {
  const [action, seconds, limitMs] = row;
  stopTimeout = seconds;
  let outcome = 'awaited';
  const ended = createEngine(http.endpoint)
    .writer.act(ID, action)
    .catch((error: unknown) => (outcome = String(error)));
  await untilAsked(`POST /v1.41/containers/${ID}/${action}`);
  await vi.advanceTimersByTimeAsync(limitMs - 1);
  expect(outcome).toBe('awaited');
  await vi.advanceTimersByTimeAsync(1);
  await ended;
  expect(outcome).toBe(`EngineError: The engine at ${http.endpoint.address} did not answer in time.`);
});

test('Node took eleven wishes that wait at once for a leak, and said so on standard error: it warns of nothing', async () => {
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => void warnings.push(name);
  process.on('warning', onWarning);
  const { writer } = createEngine(http.endpoint);
  const ended = Array.from({ length: 11 }, () => writer.act(ID, 'start').catch(() => 'given up'));
  const isAsked = () => http.requests.filter((asked) => asked.endsWith('/start')).length === ended.length;
  while (!isAsked()) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await Promise.all(ended)).toEqual(ended.map(() => 'given up'));
  process.off('warning', onWarning);
  expect(warnings).toEqual([]);
});
