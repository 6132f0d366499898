import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { unpackSnapshot } from '../../../shared/packedWorld.ts';
import type { PackedSnapshot } from '../../../shared/packedWorld.ts';
import { containersOf, type ContainerId } from '../../../shared/records.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Config } from '../../../server/config.ts';
import { startTestServer, until } from '../../server/gateway/startTestServer.ts';
import { closedAfterTest } from '../opened.ts';
import { freshDataDir } from '../server.ts';
import { giveToken, signIn } from '../signIn.ts';
import { output, type Output } from './secret.ts';
import { fetchAll, overhear } from './wiretap.ts';

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

export interface Hearing {
  readonly role: Role;
  /** Address of an engine in which a secret is planted. */
  readonly engine: string;
  readonly change?: Partial<Config>;
  /** What happens in the engine before anything is wished. */
  readonly meanwhile: () => Promise<unknown>;
}

/** All that leaves a town for somebody who has signed in with a token of one role, and what the town itself writes. */
export async function hearTown({ role, engine, change, meanwhile }: Hearing): Promise<readonly Output[]> {
  const opened = closedAfterTest();
  const data = await freshDataDir();
  opened.add(() => data.remove());
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const config = { requireLogin: true, dataDir: data.path, engine: [engine], ...change };
  const server = await startTestServer(config, log);
  opened.add(() => server.close());
  const cookie = await signIn(`${server.url}/`, giveToken(data.path, { role, name: role }));
  const containersNow = () => containersOf(server.world.map.records());
  await until(() => containersNow().some(({ restartCount }) => restartCount !== null));
  const containers = await containersAt(server.url, { cookie });
  // Also by the names that a kiosk of aliases is not told.
  const ids = new Set([...containers, ...containersNow()].map(({ id }) => id));
  const said = [...LOOK, ...[...ids].flatMap(wishesFor)];
  const outputs = [
    await overhear(server.url, { headers: { cookie }, said, meanwhile }),
    ...(await fetchAll(server.url, { cookie })),
  ];
  const files = output('data folder', Buffer.concat(filesIn(data.path)));
  return [...outputs, files, output('log', lines.join(''))];
}
