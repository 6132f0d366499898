import { Agent, get } from 'node:http';

/** Milliseconds that the engine takes for a call, whoever else uses it. */
export interface ApiTimes {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
}

export interface ApiComparison {
  readonly alone: ApiTimes;
  readonly attached: ApiTimes;
  /** Of the 99th percentiles: 1 = nobody notices us. */
  readonly ratio: number;
}

export interface ApiSubject {
  /** `unix:///…` of an engine. */
  readonly address: string;
  /** Begins to watch it, and resolves with what ends that once everything is settled. */
  readonly attach: () => Promise<() => Promise<void>>;
  /** Of each: alone, then attached, so that what else the machine does falls on both. */
  readonly rounds: number;
  readonly callsPerRound: number;
}

/** Reads, as the docker command line makes them. */
const PATHS = ['/_ping', '/containers/json?limit=5', '/version', '/containers/json?all=1&limit=20'];

/** Whether an engine is slower for others while it is watched, measured by calls of our own to it. */
export async function compareEngineApi(subject: ApiSubject): Promise<ApiComparison> {
  const alone: number[] = [];
  const attached: number[] = [];
  for (let round = 0; round < subject.rounds; round += 1) {
    alone.push(...(await timeCalls(subject)));
    const detach = await subject.attach();
    attached.push(...(await timeCalls(subject)));
    await detach();
  }
  const [without, with_] = [timesOf(alone), timesOf(attached)];
  return { alone: without, attached: with_, ratio: with_.p99 / without.p99 };
}

async function timeCalls({ address, callsPerRound }: ApiSubject): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  for (let i = 0; i < callsPerRound; i += 1) {
    const began = performance.now();
    await call(agent, address.replace('unix://', ''), PATHS[i % PATHS.length] ?? '/_ping');
    times.push(performance.now() - began);
  }
  agent.destroy();
  return times;
}

const call = (agent: Agent, socketPath: string, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get({ agent, socketPath, path }, (response) => {
      response.resume().once('end', resolve).once('error', reject);
    }).once('error', reject);
  });

function timesOf(times: readonly number[]): ApiTimes {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
  return { calls: times.length, p50: at(0.5), p99: at(0.99) };
}
