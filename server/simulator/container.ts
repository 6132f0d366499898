/** One simulated container: what it was created with, and how its present run stands. */
import type { ContainerState, Health } from '../../shared/records.ts';

/** What a container does all day; decides its rhythm, its logs and how it stops. */
export const KINDS = [
  'web',
  'proxy',
  'api',
  'worker',
  'database',
  'cache',
  'queue',
  'jvm',
  'monitor',
  'store',
  'batch',
  'leaky',
  'idle',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Port {
  readonly private: number;
  /** null = exposed but not published. */
  readonly public: number | null;
  readonly protocol: 'tcp' | 'udp';
}

export interface Mount {
  readonly type: 'volume' | 'bind';
  readonly source: string;
  readonly target: string;
  readonly writable: boolean;
}

/** How the process behaves from its start on. */
export interface Program {
  /** Milliseconds until it ends by itself; null = never. */
  readonly runsMs: number | null;
  readonly exitCode: number;
  /** It ends because its memory limit was reached. */
  readonly outOfMemory: boolean;
  /** null = it ignores SIGTERM, as a bare shell does as process 1. */
  readonly onTerm: { readonly exitCode: number; readonly afterMs: number } | null;
  /** null = no health check. */
  readonly health: { readonly settles: 'healthy' | 'unhealthy'; readonly afterMs: number } | null;
  /** What it prints as it starts. */
  readonly output: readonly { readonly stream: 'stdout' | 'stderr'; readonly text: string }[];
}

export interface Spec {
  readonly image: string;
  readonly command: readonly string[];
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  /** `none`, `host`, `bridge`, or the name of a project's network. */
  readonly network: string;
  /** 0 = unlimited. */
  readonly nanoCpus: number;
  /** 0 = unlimited. */
  readonly memoryBytes: number;
  readonly restartPolicy: {
    readonly name: '' | 'no' | 'always' | 'unless-stopped' | 'on-failure';
    readonly maximumRetries: number;
  };
  /** Seconds, below 0 = for ever; null = the engine's default. */
  readonly stopTimeout: number | null;
  readonly tty: boolean;
  readonly autoRemove: boolean;
  readonly kind: Kind;
  readonly program: Program;
}

export interface LogLine {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** Times in epoch milliseconds. */
export interface Run {
  readonly state: ContainerState;
  readonly pid: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly health: Health;
  readonly restartCount: number;
  /** Wait before the next restart; doubles while the process does not last. */
  readonly backoffMs: number;
  /** Somebody asked it to end: the restart policy does not apply. */
  readonly endAsked: boolean;
  /** Milliseconds of this run up to `countedFrom`; a paused process consumes nothing. */
  readonly consumedMs: number;
  readonly countedFrom: number | null;
  /** What its starts have printed, earlier runs included. */
  readonly printed: readonly LogLine[];
}

export interface SimulatedContainer {
  readonly id: string;
  /** Without the leading slash. */
  readonly name: string;
  readonly createdAt: number;
  readonly spec: Spec;
  readonly run: Run;
}

export const NEVER_RUN: Run = {
  state: 'created',
  pid: 0,
  startedAt: null,
  finishedAt: null,
  exitCode: 0,
  oomKilled: false,
  health: 'none',
  restartCount: 0,
  backoffMs: 0,
  endAsked: false,
  consumedMs: 0,
  countedFrom: null,
  printed: [],
};

/** The engine's own sense: a paused or restarting container counts as running. */
export const isUp = ({ run }: SimulatedContainer): boolean =>
  run.state === 'running' || run.state === 'paused' || run.state === 'restarting';

/** Milliseconds that the process has really worked in this run. */
export const workedMs = ({ run }: SimulatedContainer, now: number): number =>
  run.consumedMs + (run.countedFrom === null ? 0 : Math.max(0, now - run.countedFrom));
