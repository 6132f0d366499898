/**
 * Live figures as columns of one binary frame, 8 bytes a container. Little-endian:
 * u8 version, u8 0, u16 0, u32 count, f64 time (epoch ms of sampling), then columns of `count` entries each:
 * u16 slot, u16 CPU, u16 memory, u8 network in, u8 network out.
 */

export interface StatsSample {
  readonly slot: number;
  /** 100 = one core; undefined = unknown. */
  readonly cpuPercent: number | undefined;
  readonly memoryBytes: number | undefined;
  /** Bytes a second. */
  readonly networkIn: number | undefined;
  readonly networkOut: number | undefined;
}

export interface StatsFrame {
  readonly time: number;
  readonly samples: readonly StatsSample[];
}

const VERSION = 1;
const HEADER_BYTES = 16;
const SAMPLE_BYTES = 8;
/** CPU in fifths of a percent: 131 cores fit in 16 bits. */
const CPU_STEPS = 5;
/** Memory as log2 in 1/1365 steps: 0.05 % apart, up to 256 TiB. */
const MEMORY_STEPS = 1365;
/** Rates as log2 in fifths of an octave. */
const RATE_STEPS = 5;
const UNKNOWN16 = 0xffff;
const UNKNOWN8 = 0xff;

export function encodeStats({ time, samples }: StatsFrame): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + samples.length * SAMPLE_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint32(4, samples.length, true);
  view.setFloat64(8, time, true);
  const at = columns(samples.length);
  samples.forEach((sample, i) => {
    view.setUint16(at.slot + 2 * i, sample.slot, true);
    view.setUint16(at.cpu + 2 * i, toLinear(sample.cpuPercent), true);
    view.setUint16(at.memory + 2 * i, toLog(sample.memoryBytes, MEMORY_STEPS, UNKNOWN16), true);
    view.setUint8(at.networkIn + i, toLog(sample.networkIn, RATE_STEPS, UNKNOWN8));
    view.setUint8(at.networkOut + i, toLog(sample.networkOut, RATE_STEPS, UNKNOWN8));
  });
  return bytes;
}

/** Throws RangeError on a frame that is cut short or of another version. */
export function decodeStats(bytes: Uint8Array): StatsFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  if (view.getUint8(0) !== VERSION || bytes.byteLength !== HEADER_BYTES + count * SAMPLE_BYTES) {
    throw new RangeError('not a stats frame of this version');
  }
  const at = columns(count);
  const samples = Array.from({ length: count }, (_, i) => ({
    slot: view.getUint16(at.slot + 2 * i, true),
    cpuPercent: fromLinear(view.getUint16(at.cpu + 2 * i, true)),
    memoryBytes: fromLog(view.getUint16(at.memory + 2 * i, true), MEMORY_STEPS, UNKNOWN16),
    networkIn: fromLog(view.getUint8(at.networkIn + i), RATE_STEPS, UNKNOWN8),
    networkOut: fromLog(view.getUint8(at.networkOut + i), RATE_STEPS, UNKNOWN8),
  }));
  return { time: view.getFloat64(8, true), samples };
}

function columns(count: number) {
  const slot = HEADER_BYTES;
  const cpu = slot + 2 * count;
  const memory = cpu + 2 * count;
  const networkIn = memory + 2 * count;
  return { slot, cpu, memory, networkIn, networkOut: networkIn + count };
}

const toLinear = (percent: number | undefined): number =>
  percent === undefined ? UNKNOWN16 : Math.min(UNKNOWN16 - 1, Math.max(0, Math.round(percent * CPU_STEPS)));

const fromLinear = (value: number): number | undefined =>
  value === UNKNOWN16 ? undefined : value / CPU_STEPS;

const toLog = (value: number | undefined, steps: number, unknown: number): number =>
  value === undefined
    ? unknown
    : Math.min(unknown - 1, Math.round(Math.log2(Math.max(0, value) + 1) * steps));

const fromLog = (value: number, steps: number, unknown: number): number | undefined =>
  value === unknown ? undefined : 2 ** (value / steps) - 1;
