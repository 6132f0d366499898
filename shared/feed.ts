import type { ContainerId, HostId } from './records.ts';

/** One line of what the engine reported, for people; never the source of state. */
export interface FeedItem {
  /** Epoch milliseconds of the engine's clock. */
  readonly time: number;
  readonly host: HostId;
  readonly container: ContainerId;
  readonly name: string;
  /** Docker's `Action` without its value: `start`, `die`, `oom`, `health_status` … */
  readonly action: string;
  /** What the action carries: the exit code of `die`, the word of `health_status`; else ''. */
  readonly detail: string;
}
