import type { Reading } from '../../../server/engine/dockerStats.ts';
import type { ContainerStats } from '../../../server/engine/engine.ts';
import type { ReadText } from '../../../server/stats/readText.ts';

/** Files by their absolute paths; a test writes them as a kernel would. */
export function fakeFiles(files: Record<string, string>): { read: ReadText; files: Record<string, string> } {
  return { files, read: (path) => files[path] ?? null };
}

const MS = 1_000_000;

/** `/proc/stat` of two cores that have been up for so long. */
export const procStat = (upMs: number): string => {
  const ticks = Math.round(upMs / 10);
  return `cpu  ${ticks} 0 ${ticks} 0 0 0 0 7 9 9\ncpu0 ${ticks} 0 0 0 0 0 0\ncpu1 0 0 ${ticks} 0 0 0 0\nintr 5\n`;
};

/** What an engine of two cores reads of a container that has used so many milliseconds of processor. */
export const reading = (time: number, cpuMs: number, bytes = 1_000): Reading => ({
  time,
  cpu: { cpu_usage: { total_usage: cpuMs * MS }, system_cpu_usage: 2 * time * MS, online_cpus: 2 },
  memoryBytes: bytes,
  memoryLimit: undefined,
  network: undefined,
});

export const netDev = (rows: Readonly<Record<string, readonly [received: number, sent: number]>>): string =>
  `Inter-|   Receive  |  Transmit\n face |bytes packets|bytes packets\n${Object.entries(rows)
    .map(
      ([name, [received, sent]]) => `${name.padStart(6)}: ${received} 1 0 0 0 0 0 0 ${sent} 1 0 0 0 0 0 0\n`,
    )
    .join('')}`;

/** The figures of one container in the order in which they came. */
export const cpuOf = (stats: readonly ContainerStats[]): (number | undefined)[] =>
  stats.map(({ cpuPercent }) => cpuPercent);
