import { connect } from 'node:net';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPTIONS } from '../../server/config/settings.ts';
import { engineForTests, type TestEngine } from '../support/engineForTests.ts';
import { startRecordingProxy } from '../support/recordingProxy.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';
import { connectClient, runCommand, send, shownAt } from './support/command.ts';

const SIMULATOR = ['--engine', 'simulator:3'];
const END_LIMIT_MS = 5_000;

let data: Awaited<ReturnType<typeof freshDataDir>>;
let server: TownServer;

beforeAll(async () => {
  data = await freshDataDir();
  server = await startTown({ dataDir: join(data.path, 'town'), args: SIMULATOR });
});

afterAll(async () => {
  await server.stop();
  await data.remove();
});

describe('what cannot be is one sentence on stderr and exit code 2', () => {
  const port = () => new URL(server.url).port;
  test.each<[string, () => readonly string[], RegExp]>([
    ['an unknown flag', () => ['--prot', '1'], /^unknown option '--prot'.*--port/],
    ['an argument too many', () => ['extra'], /^too many arguments/],
    ['a wrong port', () => ['--port', '70000'], /^--port is "70000": allowed is a number from 0 to 65535/],
    ['a wrong engine', () => ['--engine', 'docker'], /^--engine is .*"docker": allowed is unix:/],
    ['a context that is not there', () => ['--engine', 'context:nope'], /no Docker context "nope"/],
    ['an open host', () => ['--host', '0.0.0.0'], /^--host 0\.0\.0\.0 would open the engine to the network/],
    ['a taken port', () => ['--port', port()], /^port \d+ on 127\.0\.0\.1 is taken/],
    ['a busy data folder', () => ['--port', '0', '--data-dir', join(data.path, 'town')], /town.*in use/],
    ['a folder that cannot be', () => ['--data-dir', '/dev/null/x'], /^\/dev\/null\/x cannot be made/],
    ['a folder of the kernel', () => ['--data-dir', '/proc/nope/x'], /^\/proc\/nope\/x cannot be made/],
  ])('%s', async (_case, args, sentence) => {
    const ended = await runCommand('--data-dir', join(data.path, 'other'), ...SIMULATOR, ...args());
    expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) as string });
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('--help shows every option on stdout, and is no mistake', async () => {
  const { code, stdout, stderr } = await runCommand('--help');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(OPTIONS.map(({ flag }) => flag).filter((flag) => !stdout.includes(flag))).toEqual([]);
});

test('SIGTERM ends it with 0 within 5 s, and the clients are told', async () => {
  const doomed = await startTown({ dataDir: join(data.path, 'doomed'), args: SIMULATOR });
  const client = connectClient(doomed.url);
  const told = new Promise<string>((resolve) => client.once('bye', resolve));
  await new Promise<void>((resolve) => client.once('hello', () => resolve()));
  const startedAt = performance.now();
  expect(await doomed.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(END_LIMIT_MS);
  expect(await told).toBe('Cratecraft has been ended.');
  client.close();
});

describe('--read-only', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await engineForTests();
  });
  afterAll(() => engine.removeContainers());

  test('refuses every wish with a reason, and asks the engine only to tell', async () => {
    await engine.run('untouched', 'sleep', '600');
    const proxy = await startRecordingProxy(join(data.path, 'e.sock'), engine.address);
    const args = ['--read-only', '--engine', proxy.address];
    const town = await startTown({ dataDir: join(data.path, 'read-only'), args });
    const client = connectClient(town.url);
    const find = async () =>
      (await shownAt(town.url)).containers.find(({ name }) => name === 'untouched')?.id ?? '';
    await expect.poll(find, { timeout: 5_000 }).not.toBe('');
    const container = await find();
    const refusal = {
      ok: false,
      code: 'forbidden',
      message: 'in this town you may look, but not act',
    };
    expect(await send(client, { kind: 'act', container, action: 'stop' })).toEqual(refusal);
    expect(await send(client, { kind: 'prepareRemove', container })).toEqual(refusal);
    expect(proxy.requests.filter((line) => !line.startsWith('GET '))).toEqual([]);
    expect(proxy.requests.length).toBeGreaterThan(3);
    expect(await engine.docker('inspect', '--format', '{{.State.Status}}', 'untouched')).toBe('running');
    client.close();
    await town.stop();
    await proxy.close();
  });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request(`${server.url}${path}`, { headers }, resolve).on('error', reject).end();
  });

const statusOf = async (headers: Record<string, string>): Promise<number> => {
  const response = await get('/healthz', headers);
  response.resume();
  return response.statusCode ?? 0;
};

/** 101 when the web socket is opened. */
const upgradeStatusOf = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const lines = Object.entries({
      ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
      ...{ 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers },
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${lines.join('')}\r\n`);
    });
    socket.once('error', reject).once('data', (chunk) => {
      socket.destroy();
      resolve(Number(chunk.toString().split(' ')[1]));
    });
  });

describe('only its own pages reach it, under its own names', () => {
  test.each([
    ['welcome', '127.0.0.1:PORT', undefined],
    ['welcome', 'localhost:PORT', 'http://localhost:PORT'],
    ['welcome', 'LOCALHOST:PORT', 'http://127.0.0.1:PORT'],
    ['welcome', '[::1]:PORT', 'http://[::1]:PORT'],
    ['refused', 'evil.example:PORT', undefined],
    ['refused', '127.0.0.1.evil.example:PORT', undefined],
    ['refused', '127.0.0.1', undefined],
    ['refused', '127.0.0.1:1', undefined],
    ['refused', '127.0.0.1:PORT', 'http://evil.example'],
    ['refused', '127.0.0.1:PORT', 'http://evil.example:PORT'],
    ['refused', '127.0.0.1:PORT', 'https://127.0.0.1:PORT'],
    ['refused', '127.0.0.1:PORT', 'http://127.0.0.1:1'],
    ['refused', '127.0.0.1:PORT', 'null'],
  ])('%s: Host %s, Origin %s', async (outcome, host, origin) => {
    const { port } = new URL(server.url);
    const named = { Host: host, ...(origin === undefined ? {} : { Origin: origin }) };
    const headers = Object.fromEntries(
      Object.entries(named).map(([key, value]) => [key, value.replace('PORT', port)]),
    );
    expect({ http: await statusOf(headers), socket: await upgradeStatusOf(headers) }).toEqual(
      outcome === 'welcome' ? { http: 200, socket: 101 } : { http: 403, socket: 400 },
    );
  });
});

test('/healthz names each engine with its state and its containers', async () => {
  const health: unknown = await (await fetch(`${server.url}/healthz`)).json();
  const engines = [{ name: expect.any(String) as string, state: 'live', containers: 3 }];
  expect(health).toEqual({ status: 'ok', engines });
});

test('/metrics tells every figure in words that Prometheus reads', async () => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const wrong = text
    .split('\n')
    .filter((line) => !/^($|# (HELP|TYPE) \w+ |\w+(\{.*\})? (-?[\d.e+-]+|NaN)$)/.test(line));
  expect(wrong).toEqual([]);
  expect(text).toMatch(/^cratecraft_containers 3$/m);
  expect(text).toMatch(/^cratecraft_refused_requests_total \d+$/m);
});

test('the snapshot is sent once: who brings its ETag gets 304 and no body', async () => {
  const first = await fetch(`${server.url}/api/snapshot`);
  const etag = first.headers.get('etag') ?? '';
  await first.arrayBuffer();
  const again = await get('/api/snapshot', { 'If-None-Match': etag });
  expect(again.statusCode).toBe(304);
  expect(await again.toArray()).toEqual([]);
});

test('the page comes with a policy that runs nothing written into it', async () => {
  const response = await fetch(`${server.url}/`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(response.status).toBe(200);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(await response.text()).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\son\w+=/i);
});
