import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { unpackSnapshot } from '../../shared/packedWorld.ts';
import type { PackedSnapshot } from '../../shared/protocol.ts';
import { containersOf, type ContainerId } from '../../shared/records.ts';
import type { Config } from '../../server/config.ts';
import { NO_OPT_INS, rightsOf, ROLES, type Role } from '../../shared/roles.ts';
import { atMost } from '../bench/truth/rows.ts';
import { noteRows } from '../support/figures.ts';
import { CANARY, startPlantedEngine, tellChecks } from '../support/hostile/plantedEngine.ts';
import { bytesOf, findSecrets, output, secretOf } from '../support/hostile/secret.ts';
import { fetchAll, overhear } from '../support/hostile/wiretap.ts';
import { closedAfterTest } from '../support/opened.ts';
import { freshDataDir } from '../support/server.ts';
import { giveToken, signIn } from '../support/signIn.ts';
import { startTestServer, until } from './gateway/startTestServer.ts';

const ACTIONS = ['start', 'stop', 'restart', 'pause', 'unpause', 'kill'];

/** Everything that can be said of a container. */
const wishesFor = (container: ContainerId, stream: number): [string, unknown][] => [
  ...ACTIONS.map((action): [string, unknown] => ['intent', { kind: 'act', container, action }]),
  ['intent', { kind: 'prepareRemove', container }],
  ['intent', { kind: 'remove', container, token: 'a'.repeat(32), force: true }],
  ['log', { kind: 'open', stream, container, tail: 10, after: null, lines: 10 }],
];

const LOOK: [string, unknown][] = [
  ['watchStats', true],
  ['resume', { epoch: 'another', revision: 0, reason: 'epoch' }],
  ['history', { before: null }],
  ['intent', { kind: 'nothing' }],
];

const containersAt = async (url: string, headers: Readonly<Record<string, string>>) => {
  const packed = (await (await fetch(`${url}/api/snapshot`, { headers })).json()) as PackedSnapshot;
  return unpackSnapshot(packed).records.filter((record) => record.type === 'container');
};

/** Every file of a folder, those of its folders too. */
const filesIn = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));

/** All that leaves a town in which a secret is planted, for somebody who has signed in with a token of one role. */
async function listenTo(role: Role, change: Partial<Config> = {}) {
  const opened = closedAfterTest();
  const data = await freshDataDir();
  opened.add(() => data.remove());
  const engine = await startPlantedEngine();
  opened.add(() => engine.close());
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const config = { requireLogin: true, dataDir: data.path, engine: [engine.address], ...change };
  const server = await startTestServer(config, log);
  opened.add(() => server.close());
  const cookie = await signIn(`${server.url}/`, giveToken(data.path, { role, name: role }));
  const containersNow = () => containersOf(server.world.map.records());
  await until(() => containersNow().some(({ restartCount }) => restartCount !== null));
  tellChecks(engine);
  const containers = await containersAt(server.url, { cookie });
  // Also by the names that a kiosk of aliases is not told.
  const ids = new Set([...containers, ...containersNow()].map(({ id }) => id));
  const wishes = [...LOOK, ...[...ids].flatMap(wishesFor)];
  const outputs = [
    await overhear(server.url, wishes, { cookie }),
    ...(await fetchAll(server.url, { cookie })),
  ];
  const files = output('data folder', Buffer.concat(filesIn(data.path)));
  return [...outputs, files, output('log', lines.join(''))];
}

describe('a secret that is planted in environment, arguments, labels, health check and the engine’s own sentences', () => {
  test.for(ROLES)(
    'is in no byte of what the role %s gets, of the log at level trace, and of the data folder',
    async (role, context) => {
      const outputs = await listenTo(role);
      const found = findSecrets(outputs);
      expect(found).toEqual([]);
      const told = outputs.filter(({ bytes }) => bytes.includes(CANARY)).map(({ name }) => name);
      expect(told).toEqual(expect.arrayContaining(['socket', '/api/snapshot', 'data folder']));
      const isRefused = outputs.some(({ bytes }) => bytes.includes('exec: "--password=…"'));
      expect(isRefused).toBe(rightsOf(role, NO_OPT_INS).may.includes('stop'));
      noteRows(
        context,
        atMost(`places of the secret in ${bytesOf(outputs)} bytes for the role ${role}`, {
          reached: found.length,
          goal: 0,
          unit: '',
        }),
      );
    },
  );
});

test('no name of containers, projects, services, images and engines is in any byte that a kiosk of aliases gets', async (context) => {
  const outputs = await listenTo('kiosk', { kioskNames: 'alias' });
  const heard = outputs.filter(({ name }) => name !== 'data folder' && name !== 'log');
  const told = (text: string) => heard.filter(({ bytes }) => bytes.includes(text)).map(({ name }) => name);
  expect([told(CANARY), told('cc-played')]).toEqual([[], []]);
  expect(told('harbour-1')).toEqual(expect.arrayContaining(['socket', '/api/snapshot']));
  expect(findSecrets(heard)).toEqual([]);
  noteRows(
    context,
    atMost(`places of a name in ${bytesOf(heard)} bytes for a kiosk of aliases`, {
      reached: told(CANARY).length,
      goal: 0,
      unit: '',
    }),
  );
});

test.each(['', ' ', '  '])('the search finds it behind %j, in each form', (before) => {
  const bytes = Buffer.from(`${before}${secretOf('Control')} and more`);
  const forms = [bytes.toString('utf8'), bytes.toString('base64'), bytes.toString('hex')];
  const found = [...forms.map((form) => Buffer.from(form)), Buffer.from(bytes.toString(), 'utf16le')].map(
    (each) => findSecrets([output('control', each)]).length,
  );
  expect(found).toEqual([1, 1, 1, 1]);
});
