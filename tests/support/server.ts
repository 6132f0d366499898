import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes.ts';

const START_LIMIT_MS = 15_000;

export interface TownServer {
  readonly pid: number;
  readonly url: string;
  /** Everything that it has printed so far, both streams. */
  readonly output: () => string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface TownOptions {
  readonly dataDir: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** A command that runs the command behind it. */
  readonly under?: readonly string[];
}

/** The built server as a user starts it, on a free port. */
export async function startTown({
  dataDir,
  args = [],
  env = {},
  ...options
}: TownOptions): Promise<TownServer> {
  const town = [process.execPath, 'dist/server/main.js', '--port', '0', '--data-dir', dataDir, ...args];
  const [command = '', ...rest] = [...(options.under ?? []), ...town];
  const child = spawn(command, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collect(child);
  const url = await untilAddress(child, output);
  return {
    pid: child.pid ?? 0,
    url,
    output,
    stop: async () => {
      child.kill('SIGTERM');
      if (isAlive(child)) await once(child, 'exit');
      return child.exitCode;
    },
  };
}

/** A fresh folder for a server's data; `remove` deletes it. */
export async function freshDataDir(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'cratecraft-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

async function untilAddress(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const url = /http:\/\/[\w.:[\]]+/.exec(output())?.[0];
    if (url !== undefined) return url;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not come up: ${output()}`);
}
