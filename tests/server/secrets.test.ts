import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { ContainerId } from '../../shared/records.ts';
import { noteFigures } from '../support/figures.ts';
import { CANARY, startPlantedEngine, tellChecks } from '../support/hostile/plantedEngine.ts';
import { bytesOf, findSecrets, output, secretOf } from '../support/hostile/secret.ts';
import { fetchAll, overhear } from '../support/hostile/wiretap.ts';
import { closedAfterTest } from '../support/opened.ts';
import { freshDataDir } from '../support/server.ts';
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
  ['intent', { kind: 'nothing' }],
];

/** All that leaves a town in which a secret is planted, for somebody of one role. */
async function listenTo(settings: { readonly kiosk?: boolean; readonly readOnly?: boolean }) {
  const opened = closedAfterTest();
  const data = await freshDataDir();
  opened.add(() => data.remove());
  const engine = await startPlantedEngine();
  opened.add(() => engine.close());
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const config = { ...settings, dataDir: data.path, engine: [engine.address] };
  const server = await startTestServer(config, log);
  opened.add(() => server.close());
  const containers = async () =>
    (await server.snapshot()).records.filter((record) => record.type === 'container');
  await until(async () => (await containers()).some(({ restartCount }) => restartCount !== null));
  tellChecks(engine);
  const wishes = [...LOOK, ...(await containers()).flatMap(({ id }, at) => wishesFor(id, at))];
  const outputs = [await overhear(server.url, wishes), ...(await fetchAll(server.url))];
  const files = readdirSync(data.path).map((name) => readFileSync(join(data.path, name)));
  return [...outputs, output('data folder', Buffer.concat(files)), output('log', lines.join(''))];
}

describe('a secret that is planted in environment, arguments, labels, health check and the engine’s own sentences', () => {
  test.for([
    ['kiosk', { kiosk: true }],
    ['viewer', { readOnly: true }],
    ['admin', {}],
  ] as const)(
    'is in no byte of what a %s gets, of the log at level trace, and of the data folder',
    async ([, settings], context) => {
      const outputs = await listenTo(settings);
      const found = findSecrets(outputs);
      expect(found).toEqual([]);
      noteFigures(context, { bytesSearched: bytesOf(outputs), secretsFound: found.length });
      const told = outputs.filter(({ bytes }) => bytes.includes(CANARY)).map(({ name }) => name);
      expect(told).toEqual(expect.arrayContaining(['socket', '/api/snapshot', 'data folder']));
    },
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
