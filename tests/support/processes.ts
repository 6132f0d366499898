import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

const END_LIMIT_MS = 10_000;

export const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** Resolves when the process is gone; one that does not go within 10 s is killed. */
export async function endProcess(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!isAlive(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  child.kill('SIGCONT'); // one that was stopped would not hear it
  const timer = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
  await gone;
  clearTimeout(timer);
}

/** Kills what was started with a path below this folder, and what that started. */
export function killProcessesOf(folder: string): void {
  const processes = listProcesses();
  const doomed = new Set(
    processes.filter((each) => each.command.includes(`${folder}/`)).map(({ pid }) => pid),
  );
  for (let size = -1; size !== doomed.size;) {
    size = doomed.size;
    for (const { pid, parent } of processes) if (doomed.has(parent)) doomed.add(pid);
  }
  doomed.delete(process.pid);
  for (const pid of doomed) killQuietly(pid);
}

/** The last mounted first. */
export function unmountAllUnder(folder: string): void {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  const places = mounts
    .map((line) => line.split(' ')[1] ?? '')
    .filter((place) => place.startsWith(`${folder}/`));
  for (const place of places.toReversed()) spawnSync('/bin/umount', ['--lazy', place]);
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

const listProcesses = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));

function readProcess(pid: number): Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ pid, parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), command }];
  } catch {
    return []; // it ended while we looked
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it is gone already
  }
}
