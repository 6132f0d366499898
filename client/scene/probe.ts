import { takeCensus, type Census } from './census.ts';
import type { Stage } from './stage.ts';

/** Of the last fifteen seconds, in which the flight of `?bench=1` rises and sinks once, and of no fewer frames than `LEAST_FRAMES`; see `measure()` in the page. */
export interface Measurement extends Census {
  readonly buildings: number;
  readonly drawCalls: number;
  readonly triangles: number;
  readonly geometries: number;
  readonly textures: number;
  readonly programs: number;
  readonly frameCpuMs: { readonly p50: number; readonly p95: number };
  /** Frames whose JavaScript took longer than `LONG_FRAME_MS`. */
  readonly longFrames: number;
  /** Undefined where the browser does not tell. */
  readonly heapMb: number | undefined;
}

const WINDOW_MS = 15_000;
const FRAMES = 4_096;
/** A software renderer draws few: of a town of 10,000 none in some seconds. */
const LEAST_FRAMES = 30;
const LONG_FRAME_MS = 50;

export interface Probe {
  readonly add: (nowMs: number, cpuMs: number) => void;
  readonly measure: (buildings: number, stage: Stage, nowMs: number) => Measurement;
}

/** A ring of frame times: nothing is allocated per frame. */
export function createProbe(): Probe {
  const times = new Float64Array(FRAMES).fill(-Infinity);
  const costs = new Float32Array(FRAMES);
  let next = 0;
  return {
    add: (nowMs, cpuMs) => {
      times[next] = nowMs;
      costs[next] = cpuMs;
      next = (next + 1) % FRAMES;
    },
    measure: (buildings, { renderer: { info }, scene, camera }, nowMs) => {
      const isRecent = (time: number): boolean => time > nowMs - WINDOW_MS;
      const count = Math.max(LEAST_FRAMES, times.filter(isRecent).length);
      const last = Array.from(
        { length: Math.min(FRAMES, count) },
        (_, i) => (next - 1 - i + FRAMES) % FRAMES,
      );
      const recent = last
        .flatMap((i) => ((times[i] ?? -Infinity) > -Infinity ? (costs[i] ?? 0) : []))
        .sort((a, b) => a - b);
      const at = (share: number): number => recent[Math.floor((recent.length - 1) * share)] ?? NaN;
      return {
        buildings,
        drawCalls: info.render.calls,
        triangles: info.render.triangles,
        geometries: info.memory.geometries,
        textures: info.memory.textures,
        programs: info.programs?.length ?? 0,
        frameCpuMs: { p50: at(0.5), p95: at(0.95) },
        longFrames: recent.filter((cost) => cost > LONG_FRAME_MS).length,
        heapMb: heapMb(),
        ...takeCensus(scene, camera),
      };
    },
  };
}

const BYTES_PER_MB = 2 ** 20;

function heapMb(): number | undefined {
  const memory: unknown = Reflect.get(performance, 'memory');
  if (typeof memory !== 'object' || memory === null) return undefined;
  const used: unknown = Reflect.get(memory, 'usedJSHeapSize');
  return typeof used === 'number' ? used / BYTES_PER_MB : undefined;
}
