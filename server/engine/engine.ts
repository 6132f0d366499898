/** What the rest of the server knows of an engine. Only this folder knows dockerode. */
import type { ContainerAction } from '../../shared/actions.ts';
import type { ContainerState, Health } from '../../shared/records.ts';
import type { Reading } from './dockerStats.ts';
import type { LogOptions, LogStream } from './log.ts';

export type EngineErrorCode =
  | 'unreachable'
  | 'denied'
  | 'timeout'
  | 'notFound'
  | 'conflict'
  | 'forbidden'
  | 'unsupported'
  | 'protocol'
  | 'failed';

/** The one error that leaves this folder. `message` is a sentence for people; the engine's own where it spoke. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EngineError';
    this.code = code;
  }
}

/** Whether that was refused by who stands before the engine, which itself refuses nobody. */
export const isKeptBack = (error: unknown): error is EngineError =>
  error instanceof EngineError && error.code === 'forbidden';

export interface EngineDescription {
  /** The engine's own id: another one at the same address is another engine. Always the same where a proxy keeps it back. */
  readonly engineId: string;
  /** null, as all that follows, where a proxy keeps it back. */
  readonly name: string | null;
  readonly version: string | null;
  readonly apiVersion: string;
  readonly cpus: number | null;
  readonly memoryBytes: number | null;
  /** The engine's clock, epoch milliseconds. */
  readonly time: number | null;
}

/** One container as the list tells it; the one mapper makes it. */
export interface ListedContainer {
  /** 64 hex digits. */
  readonly engineId: string;
  readonly name: string;
  readonly image: string;
  readonly state: ContainerState;
  readonly health: Health;
  /** From the status text of a stopped container; null otherwise. */
  readonly exitCode: number | null;
  /** Epoch seconds. */
  readonly createdAt: number;
  readonly project: string;
  readonly service: string;
  readonly number: number;
  /** A `compose run` container: it has no number of its own. */
  readonly oneOff: boolean;
  readonly hidden: boolean;
  /** Whose containers are made anew by Compose, whatever group the container is shown in; '' = none. */
  readonly composeProject: string;
  /** Of a Swarm service. */
  readonly isTask: boolean;
  readonly protected: boolean;
  readonly building: string;
}

/** What only inspecting tells. */
export interface ContainerDetails {
  readonly engineId: string;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly restartCount: number;
  /** Epoch seconds; null when it is not running. */
  readonly startedAt: number | null;
  /** Cores; null = unlimited. */
  readonly cpuLimit: number | null;
  readonly memoryLimit: number | null;
  readonly restartPolicy: string;
  /** Seconds that the engine gives it to stop by itself; -1 = for ever. */
  readonly stopTimeout: number;
  /** `8080 → 80/tcp`, with the address in front where it is not every one. */
  readonly ports: readonly string[];
  /** Who makes it anew; '' = nobody. */
  readonly composeProject: string;
  /** Names of volumes that are mounted, and host paths that are bound. */
  readonly mounts: readonly {
    readonly kind: 'volume' | 'bind' | 'other';
    readonly source: string;
    readonly target: string;
  }[];
}

/** One lifecycle event, a hint that a container may have changed. */
export interface EngineEvent {
  readonly engineId: string;
  /** Without its value: `health_status: healthy` is `health_status`. */
  readonly action: string;
  /** The value after `": "`, or the exit code of a `die`; '' otherwise. */
  readonly detail: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly time: number;
  /** For deduplication, as the engine wrote it. */
  readonly timeNano: string;
}

/** Figures of one container as `docker stats` counts them; undefined = unknown. Rates in bytes a second. */
export interface ContainerStats {
  readonly engineId: string;
  /** Epoch milliseconds of the engine's reading. */
  readonly time: number;
  readonly cpuPercent: number | undefined;
  readonly memoryBytes: number | undefined;
  readonly memoryLimit: number | undefined;
  readonly networkIn: number | undefined;
  readonly networkOut: number | undefined;
}

/** Every call ends when its signal aborts, and rejects with EngineError only. */
export interface EngineReader {
  readonly address: string;
  describe(signal: AbortSignal): Promise<EngineDescription>;
  ping(signal: AbortSignal): Promise<void>;
  /** Fails after `silenceMs` without a byte. */
  list(signal: AbortSignal, silenceMs?: number): Promise<readonly ListedContainer[]>;
  /** The same mapper for a few containers; those that are gone are missing from the answer. */
  listSome(engineIds: readonly string[], signal: AbortSignal): Promise<readonly ListedContainer[]>;
  /** Paced together with stats, unless an action waits for it. */
  inspect(engineId: string, signal: AbortSignal, lane?: 'actions'): Promise<ContainerDetails>;
  /**
   * Resolves once the engine has answered; then `onEvent` is called for each container event until `signal` aborts or
   * the stream ends. `ended` resolves, once, with the reason. `onEvent` must not block.
   */
  events(options: EventOptions): Promise<EventStream>;
  /** Calls `onStats` about once a second until `signal` aborts; resolves when the stream ends, for whatever reason. */
  stats(engineId: string, onStats: (stats: ContainerStats) => void, signal: AbortSignal): Promise<void>;
  /** One reading of a container's counters; null when it does not run. `way`: what costs this engine least. */
  reading(engineId: string, way: ReadingWay, signal: AbortSignal): Promise<Reading | null>;
  /** The first process of a container, for who can see it; takes its turn after all that is more urgent. */
  process(engineId: string, signal: AbortSignal): Promise<ContainerProcess>;
  /**
   * Resolves once the engine has answered; then `onLines` is called with the container's lines until `signal` aborts or the
   * stream ends. A driver that cannot be read is a refusal with the engine's own sentence.
   */
  logs(options: LogOptions): Promise<LogStream>;
  /** Calls when an engine that is away may be back, as far as that can be noticed here; returns its undo. */
  onReturn(listener: () => void): () => void;
}

/**
 * Engines from 25 on answer a one-shot in tens of milliseconds. Before, it takes their collector's second, in which the
 * request is in flight: eight together give 6 readings a second, the first lines of streams 20, at the same 3.4 ms each.
 */
export type ReadingWay = 'one-shot' | 'first-of-stream';

export interface ContainerProcess {
  /** As the engine's host counts; null when the container does not run. */
  readonly pid: number | null;
  /** It has no network of its own. */
  readonly hostNetwork: boolean;
}

export interface EventOptions {
  /** Epoch milliseconds of the engine's clock. */
  readonly since: number;
  readonly onEvent: (event: EngineEvent) => void;
  readonly signal: AbortSignal;
}

export interface EventStream {
  readonly ended: Promise<string>;
}

/** Only `server/actions` may import this. "Already so" (304) is success. Every call ends by its own limit. */
export interface EngineWriter {
  act(engineId: string, action: Exclude<ContainerAction, 'remove'>): Promise<void>;
  /** Never removes anonymous volumes. */
  remove(engineId: string, options: { readonly force: boolean }): Promise<void>;
}

export interface Engine {
  readonly reader: EngineReader;
  readonly writer: EngineWriter;
}
