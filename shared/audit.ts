/** What is written down of everything that somebody wanted of a container, and how admins read it. */
import type { ContainerAction } from './actions.ts';
import type { RefusalCode } from './refusals.ts';
import type { Role } from './roles.ts';

/** Asking what a removal would lose is no deed; only its refusal is written. */
export type AuditVerb = ContainerAction | 'prepareRemove' | 'hold' | 'release';

export interface AuditWho {
  readonly user: string;
  readonly role: Role;
  /** The beginning of the session's hash: enough to tell two apart, of no use to who reads it. */
  readonly session: string;
  /** Where the connection came from. */
  readonly address: string;
}

export interface AuditDeed {
  readonly verb: AuditVerb;
  readonly force: boolean;
  /** Ids, and the names that stood there at the time; '' where there is no container. */
  readonly host: string;
  readonly hostName: string;
  readonly container: string;
  readonly name: string;
}

/** `unknown`: the server ended in between. */
export type AuditOutcome = 'done' | 'failed' | 'unknown';

export type AuditEntry =
  /** Written before the engine is asked. */
  | { readonly kind: 'intent'; readonly who: AuditWho; readonly deed: AuditDeed }
  /** `of` is the number of its intent. */
  | { readonly kind: 'outcome'; readonly of: number; readonly result: AuditOutcome; readonly says: string }
  | {
      readonly kind: 'denial';
      readonly who: AuditWho;
      readonly deed: AuditDeed;
      readonly code: RefusalCode;
      readonly says: string;
    }
  /** Somebody wanted to come in and was not let; what they brought is not written down. */
  | { readonly kind: 'signIn'; readonly by: SignInWay; readonly address: string; readonly says: string }
  /** Of the audit itself: a torn line, a time in which nothing could be written. */
  | { readonly kind: 'note'; readonly says: string };

export const SIGN_IN_WAYS = ['token', 'link'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

/** `seq` counts from 1 without a gap; `time` is ISO 8601. */
export type NumberedEntry = AuditEntry & { readonly seq: number; readonly time: string };

/** One line of the history: an intent with what came of it, a denial, a sign-in that failed or a note. */
export interface HistoryRow {
  readonly seq: number;
  readonly time: string;
  readonly who: AuditWho | null;
  readonly deed: AuditDeed | null;
  /** Of a sign-in that failed: where it came from, since nobody knows who it was. */
  readonly stranger?: { readonly by: SignInWay; readonly address: string };
  readonly result: AuditOutcome | 'denied' | 'under way' | 'note';
  readonly says: string;
}

/** The newest first; `before` null asks for the newest of all. */
export interface HistoryWish {
  readonly before: number | null;
}

export type HistoryAnswer =
  | { readonly ok: true; readonly rows: readonly HistoryRow[]; readonly hasMore: boolean }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export const HISTORY_PAGE = 50;
