import type { ContainerAction } from '../../shared/actions.ts';
import type { ActionResult, RemovalTicket } from '../../shared/intents.ts';
import type { ContainerId } from '../../shared/records.ts';

export type PlainAction = Exclude<ContainerAction, 'remove'>;

/**
 * What a visitor can ask for. Every promise settles with the result; a refusal is also shown: on the container
 * (`pending`) and as a sentence (`notices`). What the state or the role forbids is refused without asking the server.
 */
export interface Commands extends Removal {
  readonly act: (id: ContainerId, action: PlainAction) => Promise<ActionResult>;
  /** Start or stop, whichever the state allows. */
  readonly pullLever: (id: ContainerId) => Promise<ActionResult>;
  /** Pause or unpause. */
  readonly pullIceLever: (id: ContainerId) => Promise<ActionResult>;
  readonly ringBell: (id: ContainerId) => Promise<ActionResult>;
  readonly showSimulator: (shown: boolean) => Promise<ActionResult>;
  readonly acceptOffer: (address: string) => Promise<ActionResult>;
  /** Nobody acts until it is released. */
  readonly hold: (reason: string) => Promise<ActionResult>;
  readonly release: () => Promise<ActionResult>;
}

/** Removing in two steps. */
export interface Removal {
  /** The first press opens the case for 5 s, the second within them removes. */
  readonly pressButton: (id: ContainerId) => Promise<ActionResult>;
  /** For a dialog: what would be lost, and the ticket that `remove` must bring. A running container gets one too. */
  readonly prepareRemove: (id: ContainerId) => Promise<ActionResult>;
  readonly remove: (id: ContainerId, ticket: RemovalTicket, force: boolean) => Promise<ActionResult>;
}
