import type { TestEngine } from '../../support/engineForTests.ts';

const MIB = 2 ** 20;
const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: MIB, GiB: 1024 * MIB };

/** CPU in percent of a core, and memory in bytes, as Docker's own client prints them. */
export async function dockerStats(
  engine: TestEngine,
  name: string,
): Promise<{ readonly cpuPercent: number; readonly memoryBytes: number }> {
  const text = await engine.docker('stats', '--no-stream', '--format', '{{.CPUPerc}} {{.MemUsage}}', name);
  const [, cpu = '', amount = '', unit = ''] = /^([\d.]+)% ([\d.]+)(\w+) \//.exec(text) ?? [];
  return { cpuPercent: Number(cpu), memoryBytes: Number(amount) * (UNITS[unit] ?? NaN) };
}
