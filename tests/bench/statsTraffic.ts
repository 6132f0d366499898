import { createStatsStore } from '../../client/store/statsStore.ts';
import { createStatsLane, FRAME_MS } from '../../server/gateway/statsLane.ts';
import { createWorldMap } from '../../server/world/worldMap.ts';
import type { Clock } from '../../server/world/clock.ts';
import { hostId, type WorldRecord } from '../../shared/records.ts';
import type { StatsFields } from '../../shared/statsFrame.ts';
import { aContainer, aDistrict, aHost, engineId, HOST_KEY } from '../support/records.ts';

const DISTRICT_SIZE = 15;
export const HOST = hostId(HOST_KEY);
const BUSY_SHARE = 5;
const MIB = 2 ** 20;

export type Load = 'lifelike' | 'worst';

export interface StatsTraffic {
  /** Of the frames for one client that is told the whole town, without what carries them; the mean over the seconds. */
  readonly bytesPerSecond: number;
  readonly largestFrameBytes: number;
  /** Milliseconds of processor for taking the samples and making the frames, a second; and for reading a frame. */
  readonly serverMs: number;
  readonly decodeMs: number;
}

/** So many containers, each sampled once a second for so many seconds, in districts of fifteen. Made by `random` alone. */
export function measureStatsTraffic(
  load: Load,
  { containers, seconds }: { readonly containers: number; readonly seconds: number },
  random: () => number,
): StatsTraffic {
  const { clock, pass } = steppedClock();
  const map = createWorldMap('bench');
  const store = createStatsStore();
  const spent = { server: 0, decode: 0, bytes: 0, largest: 0 };
  const stats = createStatsLane({
    ...{ map, clock },
    send: (frame) => {
      spent.bytes += frame.byteLength;
      spent.largest = Math.max(spent.largest, frame.byteLength);
      const started = cpuMs();
      store.apply(frame, clock.now());
      spent.decode += cpuMs() - started;
    },
  });
  map.commit(new Map(townOf(containers).map((record) => [record.id, record])));
  stats.watch('display', true);
  const figures = Array.from({ length: containers }, (_, i) => figuresOf(load, i, random));
  for (let second = 0; second < seconds; second += 1) {
    const next = figures.map((figure) => figure());
    const started = cpuMs();
    next.forEach((figure, i) =>
      stats.take(HOST, { engineId: engineId(i + 1), time: clock.now(), memoryLimit: undefined, ...figure }),
    );
    pass(FRAME_MS);
    spent.server += cpuMs() - started;
  }
  stats.close();
  return {
    bytesPerSecond: spent.bytes / seconds,
    largestFrameBytes: spent.largest,
    serverMs: (spent.server - spent.decode) / seconds,
    decodeMs: spent.decode / seconds,
  };
}

/** Of this process; a machine that is busy with other things does not show in it. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

export function townOf(containers: number): WorldRecord[] {
  const districts = Array.from({ length: Math.ceil(containers / DISTRICT_SIZE) }, (_, i) =>
    aDistrict(`p${i}`, [2 * i, 2 * i + 1]),
  );
  const each = Array.from({ length: containers }, (_, i) =>
    aContainer(i + 1, { project: `p${Math.floor(i / DISTRICT_SIZE)}`, slot: i }),
  );
  return [aHost(), ...districts, ...each];
}

/** A fifth of the containers work and waver by a tenth, the others idle; in the worst case everything jumps each second. */
export function figuresOf(load: Load, index: number, random: () => number): () => StatsFields {
  const isBusy = index % BUSY_SHARE === 0;
  const waver = () => 0.9 + 0.2 * random();
  const base = isBusy
    ? { cpu: 5 + 75 * random(), memory: MIB * (100 + 900 * random()), rate: 2 ** (12 + 8 * random()) }
    : { cpu: random(), memory: MIB * (5 + 50 * random()), rate: 300 * random() };
  return () => {
    if (load === 'worst') {
      const jump = () => 2 ** (10 + 20 * random());
      return { cpuPercent: 400 * random(), memoryBytes: jump(), networkIn: jump(), networkOut: jump() };
    }
    if (isBusy) base.memory *= 1 + 0.004 * (random() - 0.5);
    return {
      cpuPercent: base.cpu * waver(),
      memoryBytes: base.memory,
      networkIn: base.rate * waver(),
      networkOut: base.rate * waver(),
    };
  };
}

function steppedClock(): { readonly clock: Clock; readonly pass: (ms: number) => void } {
  let now = 1_800_000_000_000;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    random: () => 0.5,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  };
  const pass = (ms: number) => {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
  };
  return { clock, pass };
}
