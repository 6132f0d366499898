import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineAddresses } from '../../../server/access/addresses.ts';
import type { Config } from '../../../server/config.ts';
import { atLeast } from '../../bench/truth/rows.ts';
import { noteRows } from '../../support/figures.ts';
import { giveToken, signIn } from '../../support/signIn.ts';
import { startTestServer } from '../gateway/startTestServer.ts';
import type { TestServer } from '../gateway/startTestServer.ts';

const PUBLIC = 'https://town.example.org';
const NAMED = 'http://booth.local:8080';
const [MACHINE = '192.0.2.1'] = machineAddresses().filter((address) => address.includes('.'));
const hasNetwork = machineAddresses().includes(MACHINE);

interface Bind {
  readonly title: string;
  readonly config: Partial<Config>;
  /** Beside the names of loopback, which every server has. */
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
}

const BINDS: readonly Bind[] = [
  { title: 'loopback', config: { host: '127.0.0.1' }, hosts: [], origins: [] },
  {
    title: 'loopback with sign-in',
    config: { host: '127.0.0.1', requireLogin: true },
    hosts: [],
    origins: [],
  },
  {
    title: 'loopback behind a TLS proxy',
    config: { host: '127.0.0.1', publicUrl: [PUBLIC] },
    hosts: ['town.example.org'],
    origins: [PUBLIC],
  },
  {
    title: 'all addresses, with a name',
    config: { host: '0.0.0.0', publicUrl: [NAMED] },
    hosts: ['booth.local:8080', ...(hasNetwork ? [`${MACHINE}:PORT`] : [])],
    origins: [NAMED, ...(hasNetwork ? [`http://${MACHINE}:PORT`] : [])],
  },
];

const LOOPBACK_HOSTS = ['127.0.0.1:PORT', 'localhost:PORT', '[::1]:PORT', 'LOCALHOST:PORT'];
const LOOPBACK_ORIGINS = ['http://127.0.0.1:PORT', 'http://localhost:PORT', 'http://[::1]:PORT'];

/** Asked of every server, whether it is its own or not. */
const HOSTS = [
  ...LOOPBACK_HOSTS,
  ...[
    '127.0.0.1',
    '127.0.0.1:1',
    '0.0.0.0:PORT',
    'evil.example',
    'evil.example:PORT',
    'localhost.evil.example:PORT',
  ],
  ...['town.example.org', 'town.example.org:PORT', 'booth.local:8080', 'booth.local:PORT', `${MACHINE}:PORT`],
];
const ORIGINS = [
  undefined,
  ...LOOPBACK_ORIGINS,
  ...[
    'null',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1',
    'http://0.0.0.0:PORT',
    'http://evil.example:PORT',
  ],
  ...[PUBLIC, `${PUBLIC}:PORT`, 'http://town.example.org', 'https://evil.example', `${PUBLIC}.evil.example`],
  ...[NAMED, 'https://booth.local:8080', 'http://booth.local:PORT', `http://${MACHINE}:PORT`],
];

interface Case {
  readonly host: string;
  readonly origin: string | undefined;
  readonly isOwn: boolean;
}

const casesOf = ({ hosts, origins }: Bind): readonly Case[] =>
  HOSTS.flatMap((host) =>
    ORIGINS.map((origin) => {
      const isOwnHost = [...LOOPBACK_HOSTS, ...hosts].includes(host);
      const isOwnOrigin = origin === undefined || [...LOOPBACK_ORIGINS, ...origins].includes(origin);
      return { host, origin, isOwn: isOwnHost && isOwnOrigin };
    }),
  );

type Headers = Readonly<Record<string, string>>;

const statusOf = (port: number, path: string, headers: Headers): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

/** 101 where the web socket is opened. */
const upgradeStatusOf = (port: number, headers: Headers): Promise<number> =>
  new Promise((resolve, reject) => {
    const lines = Object.entries({
      ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
      ...{ 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers },
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${lines.join('')}\r\n`);
    });
    socket.once('error', reject).once('data', (chunk) => {
      socket.destroy();
      resolve(Number(chunk.toString().split(' ')[1]));
    });
  });

const LEAST_CASES = 40;
let asked = 0;

describe.each(BINDS)('bound to $title', (bind) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cratecraft-reach-'));
  const isLocked = bind.title !== 'loopback';
  let server: TestServer;
  let port: number;
  let cookie: Headers = {};

  beforeAll(async () => {
    server = await startTestServer({ ...bind.config, dataDir });
    port = Number(new URL(server.url).port);
    if (!isLocked) return;
    const token = giveToken(dataDir, { role: 'viewer', name: 'reach' });
    cookie = { Cookie: await signIn(`http://127.0.0.1:${String(port)}/`, token) };
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true });
  });

  test('it answers to its own names and its own pages alone, over HTTP and over the socket', async () => {
    const cases = casesOf(bind);
    for (const { host, origin, isOwn } of cases) {
      const named = { Host: host, ...(origin === undefined ? {} : { Origin: origin }) };
      const headers = Object.fromEntries(
        Object.entries(named).map(([key, value]) => [key, value.replace('PORT', String(port))]),
      );
      const reached = {
        ...{ host, origin, open: await statusOf(port, '/healthz', headers) },
        ...{
          closed: await statusOf(port, '/metrics', headers),
          http: await statusOf(port, '/metrics', { ...headers, ...cookie }),
        },
        ...{
          stranger: await upgradeStatusOf(port, headers),
          socket: await upgradeStatusOf(port, { ...headers, ...cookie }),
        },
      };
      const welcome = isLocked
        ? { open: 200, closed: 401, http: 200, stranger: 401, socket: 101 }
        : { open: 200, closed: 200, http: 200, stranger: 101, socket: 101 };
      const refused = { open: 403, closed: 403, http: 403, stranger: 400, socket: 400 };
      expect(reached).toEqual({ host, origin, ...(isOwn ? welcome : refused) });
      asked += 1;
    }
    expect(new Set(cases.map(({ isOwn }) => isOwn))).toEqual(new Set([true, false]));
  }, 60_000);
});

test('the table has at least forty cases, each over HTTP and over the upgrade', (context) => {
  noteRows(
    context,
    atLeast('Origin × Host × bind, over HTTP and the upgrade: cases', {
      reached: asked,
      goal: LEAST_CASES,
      unit: '',
    }),
  );
  expect(asked).toBe(BINDS.length * HOSTS.length * ORIGINS.length);
  expect(asked).toBeGreaterThanOrEqual(LEAST_CASES);
});
