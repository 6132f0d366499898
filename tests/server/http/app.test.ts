import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { startTestServer } from '../gateway/startTestServer.ts';
import type { TestServer } from '../gateway/startTestServer.ts';

let server: TestServer;
let below: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  below = await startTestServer({ basePath: '/town/' });
});
afterAll(() => Promise.all([server.close(), below.close()]));

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Unlike fetch, lets every header be set and decompresses nothing. */
function ask(url: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const call = request(url, { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

test('the page comes with a policy that lets nothing in but itself', async () => {
  const { status, headers, body } = await ask(`${server.url}/`);
  const { host } = new URL(server.url);
  expect({ status, body: body.toString() }).toEqual({
    status: 200,
    body: '<!doctype html><title>town</title>',
  });
  expect(headers).toMatchObject({
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(String(headers['content-security-policy']).split(';').sort()).toEqual(
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self' ws://${host}`,
      "worker-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      'report-uri /csp-report',
    ].sort(),
  );
  expect(Object.keys(headers)).not.toContain('strict-transport-security');
  expect(Object.keys(headers)).not.toContain('x-powered-by');
});

test('what has a hash in its name is kept for ever, and sent compressed', async () => {
  const { headers, body } = await ask(`${server.url}/assets/main-abc123.js`, { 'accept-encoding': 'gzip' });
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'gzip',
  });
  expect(gunzipSync(body).toString()).toContain('// built');
});

describe('the snapshot', () => {
  test('is the world, compressed, and not sent again to who has it', async () => {
    const first = await ask(`${server.url}/api/snapshot`, { 'accept-encoding': 'gzip' });
    const plain = await ask(`${server.url}/api/snapshot`, { 'accept-encoding': 'identity' });
    expect(first.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(JSON.parse(plain.body.toString())).toMatchObject({ protocol: PROTOCOL_VERSION });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const etag = String(plain.headers['etag']);
    const again = await ask(`${server.url}/api/snapshot`, { 'if-none-match': etag });
    const now = await ask(`${server.url}/api/snapshot`);
    if (now.headers['etag'] === etag)
      expect({ status: again.status, size: again.body.length }).toEqual({ status: 304, size: 0 });
    else expect(again.status).toBe(200);
  });
});

test('/healthz says that the process serves, and how its engines are', async () => {
  await expect
    .poll(async () => JSON.parse((await ask(`${server.url}/healthz`)).body.toString()) as unknown)
    .toEqual({
      status: 'ok',
      engines: [{ name: expect.any(String) as unknown, state: 'live', containers: 5 }],
    });
});

test('/metrics is Prometheus text', async () => {
  const { headers, body } = await ask(`${server.url}/metrics`);
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = body.toString().trimEnd().split('\n');
  const sample = /^[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? (-?[\d.e+-]+|NaN)$/;
  expect(lines.filter((line) => !line.startsWith('# ') && !sample.test(line))).toEqual([]);
  for (const name of [
    'epoch',
    'drift_total',
    'relists_total',
    'queue_depth',
    'clients',
    'patches_total',
    'denied_total',
  ]) {
    expect(lines.some((line) => line.startsWith(`cratecraft_${name}`))).toBe(true);
  }
});

describe('a foreign name or page', () => {
  test.each([
    ['/', { host: 'evil.example' }, 403],
    ['/api/snapshot', { host: 'evil.example' }, 403],
    ['/healthz', { host: 'evil.example:7070' }, 403],
    ['/metrics', { origin: 'http://evil.example' }, 403],
    ['/api/snapshot', { origin: 'null' }, 403],
    ['/nothing', {}, 404],
    ['/../package.json', {}, 404],
    ['/%2e%2e/%2e%2e/etc/passwd', {}, 404],
    ['/%00', {}, 404],
    ['/%', {}, 404],
    ['/assets/', {}, 404],
    ['/api', {}, 404],
  ])('%s with %j gets %i in plain text', async (path, headers, expected) => {
    const { port } = new URL(server.url);
    const answer = await new Promise<Answer>((resolve, reject) => {
      const call = request({ port, path, headers: { host: `127.0.0.1:${port}`, ...headers } }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.alloc(0) });
      });
      call.on('error', reject);
      call.end();
    });
    expect(answer.status).toBe(expected);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
  });
});

test('breaches of the policy are counted, and can be read', async () => {
  const report = { 'csp-report': { 'violated-directive': 'script-src', 'blocked-uri': 'inline' } };
  const headers = { 'content-type': 'application/csp-report' };
  const sent = await ask(`${below.url}csp-report`, headers, JSON.stringify(report));
  expect(sent.status).toBe(204);
  expect((await ask(`${below.url}csp-report`, headers, '{')).status).toBe(400);
  expect((await ask(`${below.url}csp-report`, headers, `"${'x'.repeat(20_000)}"`)).status).toBe(413);
  expect(JSON.parse((await ask(`${below.url}csp-report`)).body.toString())).toEqual([JSON.stringify(report)]);
  expect((await ask(`${below.url}metrics`)).body.toString()).toMatch(/^cratecraft_csp_reports_total 1$/m);
});

test('the secret of a link stood in what the breach on its page reports, for everybody to read', async () => {
  const report = {
    'csp-report': { 'document-uri': `${below.url}join/${'s'.repeat(43)}?calm=1`, referrer: '' },
  };
  const headers = { 'content-type': 'application/csp-report' };
  expect((await ask(`${below.url}csp-report`, headers, JSON.stringify(report))).status).toBe(204);
  const kept = (await ask(`${below.url}csp-report`)).body.toString();
  expect([kept.includes('/join/…'), kept.includes('sss')]).toEqual([true, false]);
});

test('below a base path everything is there, and nothing is elsewhere', async () => {
  expect(below.url).toMatch(/\/town\/$/);
  const { origin } = new URL(below.url);
  for (const path of ['', 'healthz', 'metrics', 'api/snapshot']) {
    expect((await ask(`${below.url}${path}`)).status).toBe(200);
    expect((await ask(`${origin}/${path}`)).status).toBe(404);
  }
  expect((await ask(below.url)).headers['content-security-policy']).toContain('report-uri /town/csp-report');
  const client = below.connect();
  await new Promise((resolve) => client.once('hello', resolve));
});
