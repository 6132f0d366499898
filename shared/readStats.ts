import { decodeSlots } from './slotList.ts';
import {
  ALL_FIELDS,
  CPU,
  HEADER_BYTES,
  MEMORY,
  NETWORK_IN,
  NETWORK_OUT,
  PERIODS,
  PERIOD_BYTES,
  PERIOD_STEP_MS,
  SAMPLES,
  STALE,
  SUMS,
  SUM_BYTES,
  VERSION,
  type DistrictSum,
  type HostPeriod,
  type StatsFields,
} from './statsFrame.ts';
import { unpackCpu, unpackMemory, unpackRate } from './statsValues.ts';

/** Takes what a frame says, value by value, so that ten thousand containers make no object each. NaN = unknown. */
export interface StatsSink {
  readonly time: (epochMs: number) => void;
  readonly field: (name: keyof StatsFields, slot: number, value: number) => void;
  /** After the fields of that container. */
  readonly sample: (slot: number) => void;
  readonly stale: (slot: number) => void;
  readonly sum: (sum: DistrictSum) => void;
  readonly period: (period: HostPeriod) => void;
}

/** Throws RangeError on a frame that is cut short or of another version, before anything of it is told. */
export function readStats(bytes: Uint8Array, sink: StatsSink): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== VERSION || view.getUint32(1, true) !== view.byteLength) {
    throw new RangeError('not a whole stats frame of this version');
  }
  sink.time(view.getFloat64(5, true));
  let at = HEADER_BYTES;
  while (at < view.byteLength) at = readSection(view, at, sink);
}

function readSection(view: DataView, at: number, sink: StatsSink): number {
  const kind = view.getUint8(at);
  switch (kind) {
    case SAMPLES:
      return readSamples(view, at + 1, sink);
    case STALE: {
      const { slots, end } = decodeSlots(view, at + 1);
      for (const slot of slots) sink.stale(slot);
      return end;
    }
    case SUMS:
      return readSums(view, at + 1, sink);
    case PERIODS:
      return readPeriods(view, at + 1, sink);
    default:
      throw new RangeError(`a section of unknown kind ${String(kind)}`);
  }
}

interface Column {
  readonly name: keyof StatsFields;
  readonly field: number;
  readonly bytes: 1 | 2;
  readonly unpack: (value: number) => number;
}

const COLUMNS: readonly Column[] = [
  { name: 'cpuPercent', field: CPU, bytes: 2, unpack: unpackCpu },
  { name: 'memoryBytes', field: MEMORY, bytes: 2, unpack: unpackMemory },
  { name: 'networkIn', field: NETWORK_IN, bytes: 1, unpack: unpackRate },
  { name: 'networkOut', field: NETWORK_OUT, bytes: 1, unpack: unpackRate },
];

function readSamples(view: DataView, start: number, sink: StatsSink): number {
  const { slots, end } = decodeSlots(view, start);
  const isWhole = view.getUint8(end) === 1;
  const masks = end + 1;
  const fieldsOf = (i: number) =>
    isWhole ? ALL_FIELDS : (view.getUint8(masks + (i >> 1)) >> (4 * (i & 1))) & ALL_FIELDS;
  let at = isWhole ? masks : masks + ((slots.length + 1) >> 1);
  for (const { name, field, bytes, unpack } of COLUMNS) {
    for (let i = 0; i < slots.length; i += 1) {
      if ((fieldsOf(i) & field) === 0) continue;
      sink.field(name, slots[i] ?? 0, unpack(bytes === 2 ? view.getUint16(at, true) : view.getUint8(at)));
      at += bytes;
    }
  }
  for (const slot of slots) sink.sample(slot);
  return at;
}

function readSums(view: DataView, start: number, sink: StatsSink): number {
  const end = start + 2 + SUM_BYTES * view.getUint16(start, true);
  for (let at = start + 2; at < end; at += SUM_BYTES) {
    sink.sum({
      host: view.getUint16(at, true),
      parcel: view.getUint16(at + 2, true),
      containers: view.getUint16(at + 4, true),
      cpuPercent: view.getFloat32(at + 6, true),
      memoryBytes: unpackMemory(view.getUint16(at + 10, true)),
      networkIn: unpackRate(view.getUint8(at + 12)),
      networkOut: unpackRate(view.getUint8(at + 13)),
    });
  }
  return end;
}

function readPeriods(view: DataView, start: number, sink: StatsSink): number {
  const end = start + 1 + PERIOD_BYTES * view.getUint8(start);
  for (let at = start + 1; at < end; at += PERIOD_BYTES) {
    sink.period({
      host: view.getUint16(at, true),
      periodMs: view.getUint16(at + 2, true) * PERIOD_STEP_MS,
    });
  }
  return end;
}
