import type { ContainerStore } from './containerStore.ts';
import type { EventLog } from './eventLog.ts';
import type { Random } from './random.ts';
import type { Timers } from './timers.ts';

/** Everything that one simulated engine is made of. */
export interface Machine {
  readonly engineId: string;
  readonly hostname: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** Epoch milliseconds since which the host's processors count. */
  readonly bootedAt: number;
  readonly containers: ContainerStore;
  /** Names with tags. */
  readonly images: Set<string>;
  readonly networks: Set<string>;
  readonly volumes: Set<string>;
  readonly events: EventLog;
  readonly timers: Timers;
  readonly random: Random;
  /** Called once, when the container's process has ended. */
  readonly deaths: Map<string, Set<() => void>>;
}

/** What an operation comes to; a refusal carries the engine's own sentence. */
export type Answer =
  { readonly status: 204 | 304 } | { readonly status: 400 | 404 | 409 | 500; readonly message: string };

export const DONE: Answer = { status: 204 };
export const ALREADY_SO: Answer = { status: 304 };
