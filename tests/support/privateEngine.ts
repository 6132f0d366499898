/**
 * A Docker engine of the tests' own: its containerd, data, sockets and containers live in one folder, and it touches no
 * network. Needs root; systemd is not needed.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, open, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { endProcess, isAlive, killProcessesOf, unmountAllUnder } from './processes.ts';
import { ensureTools } from './provision.ts';
import { createTestEngine, type TestEngine } from './testEngine.ts';
import { importTestImage } from './testImage.ts';

const START_LIMIT_MS = 30_000;
const POLL_MS = 20;

export interface PrivateEngine extends TestEngine {
  /** SIGKILL for the engine and its containerd; the containers live on. */
  kill(): Promise<void>;
  /** SIGSTOP for the engine: it accepts connections and answers nothing, until `wake`. */
  hang(): void;
  wake(): void;
  /** After `kill`, or of a running engine, which is ended in order first. The containers live on. */
  restart(): Promise<void>;
  /** Removes its containers, ends everything that it started and deletes its folder. */
  stop(): Promise<void>;
}

export async function startPrivateEngine(): Promise<PrivateEngine> {
  const { docker } = await ensureTools();
  if (process.getuid?.() !== 0) {
    throw new Error(
      'a private Docker engine needs root: run as root, or name an engine in CRATECRAFT_TEST_ENGINE',
    );
  }
  // Not TMPDIR: the socket paths below this folder must stay under 108 bytes.
  const folder = await mkdtemp('/tmp/cc-');
  const wipe = () => wipeFolder(folder);
  process.once('exit', wipe);
  const address = `unix://${folder}/docker.sock`;
  const engine = createTestEngine(address, docker);
  let daemons = await startDaemons(folder);
  await importTestImage(address);

  const kill = () => endDaemons(daemons, 'SIGKILL');
  const restart = async () => {
    await endDaemons(daemons, 'SIGTERM');
    daemons = await startDaemons(folder);
  };
  const stop = async () => {
    if (!daemons.every(isAlive)) await restart();
    const ids = await engine.docker('ps', '--all', '--quiet');
    if (ids !== '') await engine.docker('rm', '--force', '--volumes', ...ids.split('\n'));
    await endDaemons(daemons, 'SIGTERM');
    process.off('exit', wipe);
    wipe();
  };
  const hang = () => void daemons[0]?.kill('SIGSTOP');
  const wake = () => void daemons[0]?.kill('SIGCONT');
  return { ...engine, kill, hang, wake, restart, stop };
}

/** The engine, then its containerd: the order in which they end. */
type Daemons = readonly ChildProcess[];

async function startDaemons(folder: string): Promise<Daemons> {
  const tools = await ensureTools();
  await writeFile(`${folder}/containerd.toml`, containerdConfig(folder));
  await writeFile(`${folder}/daemon.json`, '{}');
  const log = await open(`${folder}/log`, 'a');
  const start = async (command: string, args: readonly string[], socket: string) => {
    // Its own process group: an interrupt typed at the terminal must not take it from under its containers.
    const child = spawn(command, args, { stdio: ['ignore', log.fd, log.fd], detached: true });
    await untilListening(child, folder, socket);
    return child;
  };
  // Without a containerd of its own the engine would take the system's, and with it the system's containers.
  const supervisor = await start(
    tools.containerd,
    ['--config', `${folder}/containerd.toml`],
    'containerd.sock',
  );
  const engine = await start(tools.dockerd, engineFlags(folder), 'docker.sock');
  await log.close();
  return [engine, supervisor];
}

async function endDaemons(daemons: Daemons, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  for (const daemon of daemons) await endProcess(daemon, signal);
}

const containerdConfig = (folder: string): string => `
version = 2
root = "${folder}/c"
state = "${folder}/s"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt"]
[grpc]
  address = "${folder}/containerd.sock"
[ttrpc]
  address = "${folder}/containerd.sock.ttrpc"
`;

const engineFlags = (folder: string): string[] => [
  ...[
    '--config-file',
    `${folder}/daemon.json`,
    '--data-root',
    `${folder}/data`,
    '--exec-root',
    `${folder}/x`,
  ],
  ...['--pidfile', `${folder}/docker.pid`, '--host', `unix://${folder}/docker.sock`],
  ...['--containerd', `${folder}/containerd.sock`, '--live-restore', '--bridge=none'],
  ...['--iptables=false', '--ip-forward=false', '--ip-masq=false'],
];

async function untilListening(child: ChildProcess, folder: string, socket: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isListening(`${folder}/${socket}`))) {
    if (Date.now() > deadline || !isAlive(child)) {
      const log = await readFile(`${folder}/log`, 'utf8');
      throw new Error(`${child.spawnfile} did not come up:\n${log.slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const isListening = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** Synchronous, so that it also runs when the process ends early. */
function wipeFolder(folder: string): void {
  killProcessesOf(folder);
  unmountAllUnder(folder);
  rmSync(folder, { recursive: true, force: true });
}
