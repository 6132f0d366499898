/** What the kernel says of another process. */
import { readFileSync } from 'node:fs';

/** The unit of `/proc/PID/stat` is a hundredth of a second on every Linux. */
const TICK_MS = 10;
const UTIME = 11;
const STIME = 12;

/** Milliseconds of processor since its start, its own and the kernel's for it. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return TICK_MS * (Number(fields[UTIME]) + Number(fields[STIME]));
}

const ESTABLISHED = '01';

/** Bytes that the kernel holds for each connection of a port of this machine because the other end has not taken them. */
export function unsentBytes(port: number): number[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) === true && state === ESTABLISHED)
    .map((fields) => parseInt(fields[4]?.split(':')[0] ?? '', 16));
}

/** Percent of one core that a process takes in that time. */
export async function cpuPercent(pid: number, work: () => Promise<unknown>): Promise<number> {
  const [began, before] = [performance.now(), cpuMs(pid)];
  await work();
  return (100 * (cpuMs(pid) - before)) / (performance.now() - began);
}
