import type { ContainerAction, Restraints } from './actions.ts';
import type { HistoryAnswer, HistoryWish } from './audit.ts';
import type { Diff } from './diff.ts';
import type { LogAnswer, LogBatch, LogGrant, LogWish } from './logs.ts';
import type { RecordRows } from './recordRows.ts';
import type { ContainerId, HostId, RecordId, WorldRecord } from './records.ts';
import type { RefusalCode } from './refusals.ts';
import type { Rights } from './roles.ts';

export const PROTOCOL_VERSION = 3;

/** The whole world at one revision. */
export interface Snapshot {
  readonly protocol: number;
  /** One run of the server. */
  readonly epoch: string;
  readonly revision: number;
  readonly records: readonly WorldRecord[];
  /** Of each of `records`, where it is not that of the snapshot. */
  readonly revisions?: readonly number[];
}

/** Applies to exactly `previous`; a client that holds another revision asks to resume. */
export interface Patch extends Diff {
  readonly epoch: string;
  readonly previous: number;
  readonly revision: number;
  /** Of each record in `put`, where it is not that of the patch: one patch can stand for several. */
  readonly revisions?: readonly number[];
}

/** `GET api/snapshot`. */
export interface PackedSnapshot extends RecordRows {
  readonly protocol: number;
  readonly epoch: string;
  readonly revision: number;
  readonly revisions: readonly number[];
}

export interface PackedPatch extends RecordRows {
  readonly epoch: string;
  readonly previous: number;
  readonly revision: number;
  readonly revisions?: readonly number[];
  readonly remove: readonly RecordId[];
}

/** What a client that has applied every patch up to `revision` must hold; see `bookmark.ts`. */
export interface Bookmark {
  readonly epoch: string;
  readonly revision: number;
  readonly hash: number;
}

/**
 * Why a client does not hold what it should: it was away, a patch is missing, a bookmark is ahead of it, its hash is
 * another, the server is another run, or the snapshot that it got was older than what had been told. `first`: it has only come,
 * and what it got first was older than what it was greeted with.
 */
export const RESYNC_REASONS = [
  'reconnect',
  'gap',
  'behind',
  'mismatch',
  'epoch',
  'snapshot',
  'first',
] as const;
export type ResyncReason = (typeof RESYNC_REASONS)[number];

/** What the client holds. */
export interface ResumeRequest {
  readonly epoch: string;
  readonly revision: number;
  readonly reason: ResyncReason;
}

/** One patch from what the client holds to what is told now; or it takes the snapshot. */
export type ResumeAnswer = { readonly ok: true; readonly patch: PackedPatch } | { readonly ok: false };

/** Who sits at the machine itself; no token can have this name. */
export const LOCAL_USER = 'local';

/** First message on every connection. */
export interface Hello {
  readonly protocol: number;
  readonly epoch: string;
  readonly revision: number;
  /** By the name of the token; `LOCAL_USER` where nobody has to sign in. */
  readonly user: string;
  readonly rights: Rights;
  readonly restraints: Restraints;
  readonly serverVersion: string;
}

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

/** Of whom a client wants figures. */
export interface Interest {
  /**
   * Districts by any of their parcels, the nearest first: these are told container by container, of the others the sum.
   * `all` is the whole town.
   */
  readonly near: 'all' | readonly { readonly host: HostId; readonly parcels: readonly number[] }[];
  /** Slots of containers that are told with each sample, wherever they stand. */
  readonly focus: readonly number[];
}

/** Whether this client looks at live figures, and at whose; `true` is the whole town. */
export type Watching = boolean | Interest;

export interface ServerToClient {
  hello: (hello: Hello) => void;
  patch: (patch: PackedPatch) => void;
  bookmark: (bookmark: Bookmark) => void;
  /** A frame of `statsFrame.ts`. */
  stats: (frame: Uint8Array) => void;
  feed: (items: readonly FeedItem[]) => void;
  offer: (offer: EngineOffer | null) => void;
  restraints: (restraints: Restraints) => void;
  log: (batch: LogBatch) => void;
  /** The session is over, and with it this connection; the sentence says why. */
  signedOut: (why: string) => void;
  /** The server ends; the sentence says why. */
  bye: (reason: string) => void;
}

export interface ClientToServer {
  intent: (intent: Intent, acknowledge: (result: ActionResult) => void) => void;
  /** Without any watcher no engine is asked for stats. At most 150 a minute; the newest counts. */
  watchStats: (watching: Watching) => void;
  /** How many frames of figures have arrived on this connection; see `server/gateway/windows.ts`. */
  statsSeen: (frames: number) => void;
  resume: (request: ResumeRequest, acknowledge: (answer: ResumeAnswer) => void) => void;
  history: (wish: HistoryWish, acknowledge: (answer: HistoryAnswer) => void) => void;
  log: (wish: LogWish, acknowledge: (answer: LogAnswer) => void) => void;
  logGrant: (grant: LogGrant, acknowledge: (answer: LogAnswer) => void) => void;
}
