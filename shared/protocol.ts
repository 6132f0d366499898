import type { HistoryAnswer, HistoryWish } from './audit.ts';
import type { Restraints } from './actions.ts';
import type { Bookmark } from './bookmark.ts';
import type { FeedItem } from './feed.ts';
import type { Hello } from './hello.ts';
import type { ActionResult, EngineOffer, Intent } from './intents.ts';
import type { Watching } from './interest.ts';
import type { LogAnswer, LogBatch, LogGrant, LogWish } from './logs.ts';
import type { PackedPatch } from './packedWorld.ts';
import type { ResumeAnswer, ResumeRequest } from './resume.ts';

export const PROTOCOL_VERSION = 3;

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
