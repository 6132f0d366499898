import { chmod, mkdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderFiles } from '../../../server/audit/files.ts';
import { RETRY_MS } from '../../../server/audit/journal.ts';
import { verify } from '../../../server/audit/verify.ts';
import { verifyCommand } from '../../../server/audit/verifyCommand.ts';
import { freshDataDir } from '../../support/server.ts';
import { audited } from './entries.ts';

let data: Awaited<ReturnType<typeof freshDataDir>>;
beforeAll(async () => {
  data = await freshDataDir();
});
afterAll(() => data.remove());

const NAME = '000001.jsonl';
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const folderOf = (name: string) => join(data.path, name, 'audit');

test('nobody else can read it', async () => {
  const folder = folderOf('modes');
  const { deed, audit } = audited({ files: folderFiles(folder) });
  expect(await deed()).toBe(true);
  expect([await modeOf(folder), await modeOf(join(folder, NAME))]).toEqual(['700', '600']);
  await audit.end();
});

test('a folder that is taken away stops the audit, and one that is brought back lets it go on without a gap', async () => {
  const folder = folderOf('away');
  const { deed, audit, clock, troubles } = audited({ files: folderFiles(folder) });
  await deed();
  await rename(folder, `${folder}-away`);
  expect(await deed()).toBe(false);
  await rename(`${folder}-away`, folder);
  await clock.advance(RETRY_MS);
  await audit.end();
  expect(troubles).toEqual([expect.stringMatching(/^ENOENT/), null]);
  expect(await verify(folderFiles(folder))).toMatchObject({ ok: true, entries: 5 });
});

test('a folder that was deleted is made anew, and the audit says from where on it is known', async () => {
  const folder = folderOf('deleted');
  const { deed, audit, clock } = audited({ files: folderFiles(folder) });
  await deed();
  await rm(folder, { recursive: true });
  expect(await deed()).toBe(false);
  await clock.advance(RETRY_MS);
  await audit.end();
  const { output, exitCode } = await verifyCommand(join(data.path, 'deleted'));
  expect(output).toMatch(/^4 entries are intact, from entry 3 on: what came before is not in this folder; /);
  expect(exitCode).toBe(0);
});

test('what the command says of an audit that is intact, broken, empty or not there', async () => {
  const folder = folderOf('command');
  const said = () => verifyCommand(join(data.path, 'command'));
  expect(await said()).toEqual({ output: `there is no audit in ${folder}`, exitCode: 1 });
  await mkdir(folder, { recursive: true });
  expect(await said()).toEqual({ output: `the audit in ${folder} is empty`, exitCode: 0 });
  const { deed, audit } = audited({ files: folderFiles(folder) });
  await deed();
  await audit.end();
  expect(await said()).toEqual({
    output: expect.stringMatching(/^2 entries are intact; the last is 2, with hash [0-9a-f]{64}$/) as string,
    exitCode: 0,
  });
  await chmod(join(folder, NAME), 0o600);
  const files = folderFiles(folder);
  const content = (await files.read(NAME)).toString().replace('stop', 'kill');
  await unlink(join(folder, NAME));
  await files.append(NAME, content, { at: 0, sync: false });
  expect(await said()).toEqual({
    output: `the audit is broken at line 1 of ${folder}/${NAME}: it is not as it was written; 0 entries before it are intact`,
    exitCode: 1,
  });
});
