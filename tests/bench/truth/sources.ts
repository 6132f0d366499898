/**
 * What each source of figures costs, and how often it samples: each in a process of its own that does nothing else, on the
 * containers of a real engine. The engine's own share is that of its process.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MOST_STREAMS } from '../../../server/stats/sampler.ts';
import { startPrivateEngine, type PrivateEngine } from '../../support/privateEngine.ts';
import { endProcess } from '../../support/processes.ts';
import { cpuPercent } from './processes.ts';
import { atLeast, withoutGoal, type Row } from './rows.ts';
import type { SamplerReport, Source } from './samplerProcess.ts';

const CONTAINERS = 50;
const LANES = 4;
const SETTLE_MS = 8_000;
const MEASURE_MS = 20_000;

const NAMES: Readonly<Record<Source, string>> = {
  cgroup: 'cgroup files',
  stream: 'API streams',
  turn: 'single readings in turn',
};

export async function sources(): Promise<readonly Row[]> {
  const engine = await startPrivateEngine();
  try {
    const ids = await runMany(engine);
    const streamed = ids.slice(0, MOST_STREAMS);
    return [
      ...(await sampled(engine, ids, 'cgroup')),
      ...(await sampled(engine, streamed, 'stream')),
      ...(await sampled(engine, ids, 'turn')),
    ];
  } finally {
    await engine.stop();
  }
}

async function runMany(engine: PrivateEngine): Promise<string[]> {
  const names = Array.from({ length: CONTAINERS }, (_, i) => `sampled-${i}`);
  const ids: string[] = [];
  const lane = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      ids.push(await engine.run(name, 'sleep', '600'));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return ids;
}

async function sampled(engine: PrivateEngine, ids: readonly string[], source: Source): Promise<Row[]> {
  const child = fork(fileURLToPath(new URL('samplerProcess.ts', import.meta.url)), [engine.address, source], {
    execArgv: ['--import', 'tsx'],
  });
  await once(child, 'message');
  await ask(child, ids);
  await sleep(SETTLE_MS);
  const before = await ask(child, []);
  const took = { own: 0, engine: 0 };
  const began = performance.now();
  took.engine = await cpuPercent(enginePid(engine), async () => {
    took.own = await cpuPercent(child.pid ?? 0, () => sleep(MEASURE_MS));
  });
  const { samples, served } = await ask(child, []);
  const seconds = (performance.now() - began) / 1_000;
  await endProcess(child, 'SIGTERM');
  if (served[source] !== ids.length) throw new Error(`${source} serves ${served[source]} of ${ids.length}`);
  return rowsOf(source, ids.length, { ...took, hertz: (samples - before.samples) / seconds / ids.length });
}

interface Took {
  /** Percent of a core. */
  readonly own: number;
  readonly engine: number;
  readonly hertz: number;
}

/** In turn they come as often as the engine lets them. */
function rowsOf(source: Source, count: number, { own, engine, hertz }: Took): Row[] {
  const rate = `${NAMES[source]}, ${count} containers: samples a second of each`;
  const per100 = (percent: number) => `${((percent * 100) / count).toFixed(1)} %`;
  return [
    withoutGoal(
      `${NAMES[source]}, by 100 containers: server, engine, of a core`,
      `${per100(own)}, ${per100(engine)}`,
    ),
    source === 'turn'
      ? withoutGoal(rate, `${hertz.toFixed(2)} Hz`)
      : atLeast(rate, { reached: hertz, goal: 1, unit: 'Hz', digits: 1 }),
  ];
}

async function ask(child: ChildProcess, ids: readonly string[]): Promise<SamplerReport> {
  const answer = once(child, 'message') as Promise<[SamplerReport]>;
  child.send(ids);
  return (await answer)[0];
}

const enginePid = ({ address }: PrivateEngine): number =>
  Number(readFileSync(`${dirname(address.replace('unix://', ''))}/docker.pid`, 'utf8'));
