import type { ContainerAction } from './actions.ts';
import type { ContainerId } from './records.ts';
import type { RefusalCode } from './refusals.ts';

/** A wish of a visitor. Removal is two-step: `prepareRemove` returns the token that `remove` must bring. */
export type Intent =
  | {
      readonly kind: 'act';
      readonly container: ContainerId;
      readonly action: Exclude<ContainerAction, 'remove'>;
      readonly key?: string;
    }
  | { readonly kind: 'prepareRemove'; readonly container: ContainerId }
  | {
      readonly kind: 'remove';
      readonly container: ContainerId;
      readonly token: string;
      readonly force: boolean;
      readonly key?: string;
    }
  | { readonly kind: 'hold'; readonly reason: string }
  | { readonly kind: 'release' }
  /** Show the simulated town beside an engine that is away, or end it again. */
  | { readonly kind: 'showSimulator'; readonly shown: boolean }
  /** Switch to an engine that appeared after the start; see `EngineOffer`. */
  | { readonly kind: 'acceptOffer'; readonly address: string };

/**
 * Accepted is not done: the world has it when `revision` is reached, at which the target was re-read after the call.
 * A refusal carries the engine's own sentence where the engine refused.
 */
export type ActionResult =
  | {
      readonly ok: true;
      readonly epoch: string;
      readonly revision: number;
      /** Only for `prepareRemove`. */
      readonly removal?: RemovalTicket;
    }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export interface RemovalTicket {
  readonly token: string;
  /** Milliseconds for which the token can be used. */
  readonly validMs: number;
  /** What would be lost, as sentences for people. */
  readonly losses: readonly string[];
}

/** An engine that answers, though the simulated town is shown because there was none at the start. */
export interface EngineOffer {
  readonly address: string;
  readonly name: string;
}
