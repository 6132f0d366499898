/**
 * What containers consume, as closed formulas of time: nothing ticks, a figure is worked out when it is asked for,
 * and counters never run backwards. A rate is a mean with a daily wave and some faster ones whose depths add up
 * to less than 1, so that it stays positive; bursts come on top. Counters are the integrals of that.
 */
import type { Kind, SimulatedContainer } from './container.ts';
import { workedMs } from './container.ts';
import { hash32 } from './random.ts';

interface Rhythm {
  /** Cores while quiet. */
  readonly cores: number;
  /** Depth of the daily wave, 0–0.5. */
  readonly daily: number;
  /** Extra cores during a burst; every so many seconds; for so many. */
  readonly burst: { readonly cores: number; readonly everyS: number; readonly lastsS: number };
  readonly memoryMiB: number;
  /** Share of the memory that comes and goes. */
  readonly swing: number;
  /** Bytes a second. */
  readonly received: number;
  readonly sent: number;
  readonly written: number;
}

const rhythm = (
  cores: readonly [quiet: number, daily: number, burst: number, everyS: number, lastsS: number],
  memory: readonly [mebibytes: number, swing: number],
  bytes: readonly [received: number, sent: number, written: number],
): Rhythm => ({
  cores: cores[0],
  daily: cores[1],
  burst: { cores: cores[2], everyS: cores[3], lastsS: cores[4] },
  memoryMiB: memory[0],
  swing: memory[1],
  received: bytes[0],
  sent: bytes[1],
  written: bytes[2],
});

const RHYTHMS: Readonly<Record<Kind, Rhythm>> = {
  web: rhythm([0.06, 0.45, 0.15, 41, 6], [48, 0.1], [90e3, 420e3, 2e3]),
  proxy: rhythm([0.11, 0.45, 0.2, 37, 5], [64, 0.1], [640e3, 700e3, 1e3]),
  api: rhythm([0.34, 0.4, 0.7, 53, 8], [310, 0.2], [120e3, 210e3, 5e3]),
  worker: rhythm([0.12, 0.2, 1.3, 90, 25], [220, 0.25], [60e3, 40e3, 20e3]),
  database: rhythm([0.28, 0.4, 0.9, 120, 10], [900, 0.05], [150e3, 260e3, 900e3]),
  cache: rhythm([0.05, 0.4, 0.1, 61, 4], [180, 0.08], [210e3, 330e3, 4e3]),
  queue: rhythm([0.16, 0.35, 0.4, 75, 9], [260, 0.15], [80e3, 80e3, 60e3]),
  jvm: rhythm([0.22, 0.3, 1.1, 66, 7], [1400, 0.3], [70e3, 90e3, 30e3]),
  monitor: rhythm([0.14, 0.1, 0.5, 30, 4], [520, 0.12], [260e3, 45e3, 180e3]),
  store: rhythm([0.1, 0.3, 0.6, 150, 30], [380, 0.1], [500e3, 800e3, 1.2e6]),
  batch: rhythm([0.85, 0.05, 0.1, 20, 5], [340, 0.2], [30e3, 20e3, 2e6]),
  leaky: rhythm([0.25, 0.2, 0.5, 45, 8], [200, 0.05], [40e3, 30e3, 8e3]),
  idle: rhythm([0.001, 0.1, 0, 60, 1], [6, 0.05], [20, 10, 0]),
};

const DAY_S = 86_400;
/** Business hours: the wave is highest at 15:00. */
const PEAK_S = 15 * 3600;
const WAVES_S = [613, 97, 23, 7] as const;
const WAVE_DEPTH = 0.1;
const MIB = 2 ** 20;
const TURN = 2 * Math.PI;

/** In [0, 1): a property of this container alone. */
const trait = (id: string, name: string): number => hash32(id + name) / 2 ** 32;

/** ∫ (1 + daily wave + fast waves) dt, in seconds, strictly growing. */
function waveIntegral(id: string, daily: number, seconds: number): number {
  const dayPhase = (TURN * (seconds - PEAK_S)) / DAY_S;
  let sum = seconds + (daily * Math.sin(dayPhase) * DAY_S) / TURN;
  for (const period of WAVES_S) {
    const stretched = period * (0.8 + 0.4 * trait(id, `wave ${period}`));
    const angle = TURN * (seconds / stretched + trait(id, `phase ${period}`));
    sum -= (WAVE_DEPTH * Math.cos(angle) * stretched) / TURN;
  }
  return sum;
}

/** Seconds spent in bursts up to then; growing. */
function burstSeconds(id: string, { everyS, lastsS }: Rhythm['burst'], seconds: number): number {
  const every = everyS * (0.7 + 0.6 * trait(id, 'burst'));
  const cycles = seconds / every + trait(id, 'burst phase');
  const whole = Math.floor(cycles);
  return whole * lastsS + Math.min(lastsS, (cycles - whole) * every);
}

export interface Consumption {
  readonly cpuNanos: number;
  readonly memoryBytes: number;
  /** Page cache that `docker stats` does not count. */
  readonly cacheBytes: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly readBytes: number;
  readonly writtenBytes: number;
}

/** Counters of the present run at `now` (epoch ms), since its start. */
export function consumption(container: SimulatedContainer, now: number): Consumption {
  const { id, spec, run } = container;
  const shape = RHYTHMS[spec.kind];
  const worked = workedMs(container, now) / 1000;
  const from = (run.startedAt ?? now) / 1000;
  const size = 0.6 + 0.8 * trait(id, 'size');
  const waves = waveIntegral(id, shape.daily, from + worked) - waveIntegral(id, shape.daily, from);
  const bursts = burstSeconds(id, shape.burst, from + worked) - burstSeconds(id, shape.burst, from);
  const peak = (shape.cores * (1 + shape.daily + WAVE_DEPTH * WAVES_S.length) + shape.burst.cores) * size;
  const held = spec.nanoCpus === 0 ? 1 : Math.min(1, spec.nanoCpus / 1e9 / peak);
  const traffic = (waves + 3 * bursts) * size;
  return {
    cpuNanos: Math.round((shape.cores * waves + shape.burst.cores * bursts) * size * held * 1e9),
    ...memoryOf(container, now),
    receivedBytes: Math.round(shape.received * traffic),
    sentBytes: Math.round(shape.sent * traffic),
    readBytes: Math.round(shape.written * 0.4 * waves * size),
    writtenBytes: Math.round(shape.written * traffic),
  };
}

/** A leaking process fills its limit by the very moment at which its program ends. */
function memoryOf({ id, spec, run }: SimulatedContainer, now: number) {
  const { memoryMiB, swing } = RHYTHMS[spec.kind];
  const seconds = now / 1000;
  const wave = Math.sin(TURN * (seconds / (240 + 400 * trait(id, 'memory')) + trait(id, 'memory phase')));
  const tooth = (seconds / (20 + 40 * trait(id, 'tooth'))) % 1;
  const level = memoryMiB * MIB * (0.6 + 0.8 * trait(id, 'size')) * (1 + swing * (0.5 * wave + tooth - 0.5));
  const { runsMs, outOfMemory } = spec.program;
  const limit = spec.memoryBytes === 0 ? Infinity : spec.memoryBytes;
  const leaked = outOfMemory && runsMs !== null && Number.isFinite(limit);
  const share = leaked ? (now - (run.startedAt ?? now)) / runsMs : 0;
  const used = leaked ? limit * Math.min(0.995, 0.3 + 0.7 * share) : Math.min(level, 0.93 * limit);
  const cache = Math.min(0.3 * used, limit - used);
  return { memoryBytes: Math.round(used + cache), cacheBytes: Math.round(cache) };
}
