/**
 * Live figures as one binary message, little-endian: u8 version, u32 bytes in all, f64 time (epoch ms), then sections
 * until the end, each of which was encoded once for all who get it. A section is u8 kind, then
 * `samples`: slots (see `slotList.ts`), u8 1 = all fields follow, or 0 and half a byte a slot of which ones do, then the columns
 *   u16 CPU, u16 memory, u8 network in, u8 network out of those who have them;
 * `stale`: slots whose figures are older than three of their own periods;
 * `sums`: u16 count, then for each district u16 host, u16 first parcel, u16 containers, f32 CPU, u16 memory, u8 in, u8 out;
 * `periods`: u8 count, then for each host u16 index, u16 tenths of a second between two samples of one container.
 */
import { encodeSlots } from './slotList.ts';
import { packCpu, packMemory, packRate } from './statsValues.ts';

/** NaN = unknown. */
export interface StatsFields {
  /** 100 = one core. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  /** Bytes a second. */
  readonly networkIn: number;
  readonly networkOut: number;
}

/** What is told of one container: all that it has been told, and which fields must be, as a sum of `CPU` and its like. */
export interface StatsChange extends StatsFields {
  readonly slot: number;
  readonly fields: number;
}

/** A district of which only the sum is told, named by the host's index and the first of its parcels. */
export interface DistrictSum extends StatsFields {
  readonly host: number;
  readonly parcel: number;
  /** Running ones with figures. */
  readonly containers: number;
}

/** How far apart two samples of one container on that host typically are; 0 = not known. */
export interface HostPeriod {
  readonly host: number;
  readonly periodMs: number;
}

export const CPU = 1;
export const MEMORY = 2;
export const NETWORK_IN = 4;
export const NETWORK_OUT = 8;
export const ALL_FIELDS = 15;

export const VERSION = 2;
export const HEADER_BYTES = 13;
export const SAMPLES = 1;
export const STALE = 2;
export const SUMS = 3;
export const PERIODS = 4;
export const SUM_BYTES = 14;
export const PERIOD_BYTES = 4;
export const PERIOD_STEP_MS = 100;
const UINT16_MAX = 0xffff;

/** A frame of these sections. */
export function encodeStats(time: number, sections: readonly Uint8Array[]): Uint8Array {
  const bytes = joined([new Uint8Array(HEADER_BYTES), ...sections]);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint32(1, bytes.length, true);
  view.setFloat64(5, time, true);
  return bytes;
}

/** `changes` by rising slot, each slot once. Never empty. */
export function encodeChanges(changes: readonly StatsChange[]): Uint8Array {
  const slots = encodeSlots(changes.map(({ slot }) => slot));
  const isWhole = isShorterWhole(changes);
  const masks = isWhole ? new Uint8Array(0) : maskBytes(changes);
  const having = (field: number) =>
    isWhole ? changes : changes.filter(({ fields }) => (fields & field) !== 0);
  const words = [
    ...having(CPU).map(({ cpuPercent }) => packCpu(cpuPercent)),
    ...having(MEMORY).map(({ memoryBytes }) => packMemory(memoryBytes)),
  ];
  const rates = [
    ...having(NETWORK_IN).map(({ networkIn }) => packRate(networkIn)),
    ...having(NETWORK_OUT).map(({ networkOut }) => packRate(networkOut)),
  ];
  return joined([
    Uint8Array.of(SAMPLES),
    slots,
    Uint8Array.of(isWhole ? 1 : 0),
    masks,
    wordBytes(words),
    rates,
  ]);
}

/** What has not moved is told again where saying what has would take more. */
const isShorterWhole = (changes: readonly StatsChange[]): boolean =>
  changes.reduce((sum, { fields }) => sum + (FIELD_BYTES[fields] ?? 0), 0) + changes.length / 2 >=
  changes.length * WHOLE_BYTES;

const WHOLE_BYTES = 6;
const FIELD_BYTES = Array.from(
  { length: ALL_FIELDS + 1 },
  (_, fields) => 2 * ((fields & 1) + ((fields >> 1) & 1)) + ((fields >> 2) & 1) + ((fields >> 3) & 1),
);

/** Half a byte each, the first in the low half. */
function maskBytes(changes: readonly StatsChange[]): Uint8Array {
  const bytes = new Uint8Array((changes.length + 1) >> 1);
  changes.forEach(({ fields }, i) => {
    bytes[i >> 1] = (bytes[i >> 1] ?? 0) | (fields << (4 * (i & 1)));
  });
  return bytes;
}

function wordBytes(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * words.length));
  words.forEach((word, i) => view.setUint16(2 * i, word, true));
  return new Uint8Array(view.buffer);
}

/** `slots` rising. */
export const encodeStale = (slots: readonly number[]): Uint8Array =>
  joined([Uint8Array.of(STALE), encodeSlots(slots)]);

export function encodeSums(sums: readonly DistrictSum[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(3 + SUM_BYTES * sums.length));
  view.setUint8(0, SUMS);
  view.setUint16(1, sums.length, true);
  sums.forEach((sum, i) => {
    const at = 3 + SUM_BYTES * i;
    view.setUint16(at, sum.host, true);
    view.setUint16(at + 2, sum.parcel, true);
    view.setUint16(at + 4, sum.containers, true);
    view.setFloat32(at + 6, sum.cpuPercent, true);
    view.setUint16(at + 10, packMemory(sum.memoryBytes), true);
    view.setUint8(at + 12, packRate(sum.networkIn));
    view.setUint8(at + 13, packRate(sum.networkOut));
  });
  return new Uint8Array(view.buffer);
}

export function encodePeriods(periods: readonly HostPeriod[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + PERIOD_BYTES * periods.length));
  view.setUint8(0, PERIODS);
  view.setUint8(1, periods.length);
  periods.forEach(({ host, periodMs }, i) => {
    view.setUint16(2 + PERIOD_BYTES * i, host, true);
    view.setUint16(4 + PERIOD_BYTES * i, Math.min(UINT16_MAX, Math.round(periodMs / PERIOD_STEP_MS)), true);
  });
  return new Uint8Array(view.buffer);
}

/** One after the other. */
function joined(parts: readonly ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
