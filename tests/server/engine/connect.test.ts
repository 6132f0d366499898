import type { RequestListener } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { createEngine } from '../../../server/engine/connect.ts';
import { startHttpEngine, type HttpEngine } from '../../support/fakeHttpEngine.ts';

const ID = 'e'.repeat(64);
const never = new AbortController().signal;
let http: HttpEngine | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await http?.close();
  http = undefined;
});

const engineThat = async (answer: RequestListener) => {
  http = await startHttpEngine(answer);
  return { ...createEngine(http.endpoint), http };
};

test('the version is negotiated once for calls, and anew for each description', async () => {
  const info = {
    ID: 'X',
    Name: 'n',
    NCPU: 2,
    MemTotal: 1,
    ServerVersion: '20',
    SystemTime: '2026-01-01T00:00:00.5Z',
  };
  const { reader, http } = await engineThat((request, response) =>
    response.end(request.url?.includes('/info') === true ? JSON.stringify(info) : '[]'),
  );
  expect(await reader.list(never)).toEqual([]);
  await reader.list(never);
  expect(await reader.describe(never)).toEqual({
    engineId: 'X',
    name: 'n',
    version: '20',
    apiVersion: '1.41',
    cpus: 2,
    memoryBytes: 1,
    time: Date.UTC(2026, 0, 1, 0, 0, 0, 500),
  });
  expect(http.requests).toEqual([
    'GET /_ping',
    'GET /v1.41/containers/json?all=1&filters=%7B%7D',
    'GET /v1.41/containers/json?all=1&filters=%7B%7D',
    'GET /_ping',
    'GET /v1.41/info',
  ]);
});

test('DOCKER_HOST of the environment does not lead a named engine astray', async () => {
  vi.stubEnv('DOCKER_HOST', 'tcp://127.0.0.1:1');
  const { reader } = await engineThat((_, response) => response.end('[]'));
  expect(await reader.list(never)).toEqual([]);
});

test('a response that is cut off is an error at once, not a call that never ends', async () => {
  const { reader } = await engineThat((_, response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('[{', () => response.destroy());
  });
  await expect(reader.list(never)).rejects.toMatchObject({ code: 'unreachable' });
});

test('an engine that says nothing is given up when the signal says so', async () => {
  const { reader } = await engineThat(() => undefined);
  const started = performance.now();
  await expect(reader.list(AbortSignal.timeout(50))).rejects.toMatchObject({ code: 'timeout' });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('an engine that stops in the middle of its answer is given up too', async () => {
  const { reader } = await engineThat((_, response) => void response.writeHead(200).write('['));
  await expect(reader.list(AbortSignal.timeout(50))).rejects.toMatchObject({ code: 'timeout' });
});

test('many containers are read again in calls of 50', async () => {
  const { reader, http } = await engineThat((_, response) => response.end('[]'));
  const ids = Array.from({ length: 120 }, (_, i) => i.toString(16).padStart(64, '0'));
  await reader.listSome(ids, never);
  const asked = http.requests.slice(1).map((line) => {
    const filters = new URL(line.split(' ')[1] ?? '', 'http://engine').searchParams.get('filters') ?? '';
    return (JSON.parse(filters) as { id: string[] }).id;
  });
  expect(asked.map((each) => each.length)).toEqual([50, 50, 20]);
  expect(asked.flat()).toEqual(ids);
});

test('events come as they are cut by the network, and a broken one ends the stream with its reason', async () => {
  const event = (name: string) =>
    `{"Type":"container","Action":"start","Actor":{"ID":"${ID}","Attributes":{"name":"${name}"}},"time":1}\n`;
  const { reader, http } = await engineThat((_, response) => {
    const bytes = Buffer.from(`${event('größe')}${event('two')}nonsense\n${event('three')}`);
    response.write(bytes.subarray(0, 97));
    setTimeout(() => response.write(bytes.subarray(97)), 20);
  });
  const names: string[] = [];
  const onEvent = ({ name }: { name: string }) => void names.push(name);
  const { ended } = await reader.events({ since: 1_000, onEvent, signal: never });
  expect(await ended).toMatch(/cannot be read/);
  expect(names).toEqual(['größe', 'two']);
  expect(http.requests[1]).toBe(
    'GET /v1.41/events?since=1.000000000&filters=%7B%22type%22%3A%5B%22container%22%5D%7D',
  );
});

test('a stream of events ends when its signal aborts, and the connection is gone', async () => {
  let closed = false;
  const { reader } = await engineThat((_, response) => {
    response.on('close', () => (closed = true));
    response.flushHeaders();
  });
  const controller = new AbortController();
  const { ended } = await reader.events({ since: 0, onEvent: () => undefined, signal: controller.signal });
  controller.abort();
  await ended;
  await expect.poll(() => closed).toBe(true);
});

test('events that are refused reject in the words of the engine', async () => {
  const { reader } = await engineThat((_, response) => {
    response.writeHead(403, { 'Content-Type': 'text/html' }).end('<html>403</html>');
  });
  const opened = reader.events({ since: 0, onEvent: () => undefined, signal: never });
  await expect(opened).rejects.toMatchObject({ code: 'forbidden' });
});

test('the stats of a container that does not run end at its first empty reading', async () => {
  let sent = 0;
  const { reader } = await engineThat((_, response) => {
    const timer = setInterval(() => {
      sent += 1;
      response.write('{"read":"0001-01-01T00:00:00Z"}\n');
    }, 20);
    response.on('close', () => clearInterval(timer));
  });
  await reader.stats(ID, () => expect.unreachable(), never);
  expect(sent).toBeLessThan(4);
});

test('what is so already is a success, and each action is one request', async () => {
  const { writer, http } = await engineThat((_, response) => response.writeHead(304).end());
  await writer.act(ID, 'start');
  await writer.remove(ID, { force: false });
  await writer.remove(ID, { force: true });
  expect(http.requests.slice(1)).toEqual([
    `POST /v1.41/containers/${ID}/start`,
    `DELETE /v1.41/containers/${ID}?force=0&v=0`,
    `DELETE /v1.41/containers/${ID}?force=1&v=0`,
  ]);
});

test("a refused action keeps the engine's own sentence", async () => {
  const { writer } = await engineThat((_, response) =>
    response.writeHead(409).end('{"message":"cannot pause a paused container"}\n'),
  );
  await expect(writer.act(ID, 'pause')).rejects.toMatchObject({
    code: 'conflict',
    message: 'cannot pause a paused container',
  });
});

test('nobody behind the socket is an error that names it', async () => {
  const { reader, http } = await engineThat((_, response) => response.end());
  await http.close();
  await expect(reader.ping(never)).rejects.toMatchObject({ code: 'unreachable' });
  const message = await reader.ping(never).catch((error: unknown) => String(error));
  expect(message).toContain(http.endpoint.address);
});
