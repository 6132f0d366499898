import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { ensureTools } from './provision.ts';
import { TEST_IMAGE } from './testEngine.ts';

const execute = promisify(execFile);
const SECOND_IMAGE = 'cratecraft/test:2';
const PULLED_IMAGE = 'busybox:stable';

/**
 * Makes the tests' image of nothing but busybox and its links, without any registry. An engine elsewhere, for which there
 * is no busybox here, pulls it.
 */
export async function importTestImage(address: string): Promise<void> {
  const { docker, busybox } = await ensureTools();
  const client = [docker, '--host', address];
  if (busybox === '') await run([...client, 'pull', '--quiet', PULLED_IMAGE]);
  if (busybox === '') await run([...client, 'tag', PULLED_IMAGE, TEST_IMAGE]);
  else await importBusybox(client, busybox);
  await run([...client, 'tag', TEST_IMAGE, SECOND_IMAGE]);
}

async function importBusybox(client: readonly string[], busybox: string): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'cc-image-'));
  await fillRoot(root, busybox);
  await importTree(root, [...client, 'import', '-', TEST_IMAGE]);
  await rm(root, { recursive: true });
}

const run = ([command = '', ...args]: readonly string[]) => execute(command, args);

async function fillRoot(root: string, busybox: string): Promise<void> {
  const bin = join(root, 'bin');
  await mkdir(bin);
  await mkdir(join(root, 'tmp'));
  await chmod(root, 0o755);
  await copyFile(busybox, join(bin, 'busybox'));
  const { stdout } = await execute(busybox, ['--list']);
  const applets = stdout.split('\n').filter((name) => name !== '' && name !== 'busybox');
  await Promise.all(applets.map((name) => symlink('busybox', join(bin, name))));
}

async function importTree(root: string, [docker = '', ...args]: readonly string[]): Promise<void> {
  const tar = spawn('tar', ['-c', '-C', root, '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const client = spawn(docker, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(client, 'exit');
  await pipeline(tar.stdout, client.stdin);
  await ended;
  if (client.exitCode !== 0) throw new Error('the image for the tests could not be imported');
}
