import type { Role } from '../../shared/roles.ts';

/** Something by which one can come in; all times in epoch milliseconds. */
export interface Token {
  /** Of the token and of who comes with it; two cannot have the same. */
  readonly name: string;
  /** A `join` link is used up by the first who comes with it. */
  readonly kind: 'token' | 'join';
  readonly role: Role;
  readonly createdAt: number;
  /** Until then it lets in, and so long the sessions last that began with it. */
  readonly expiresAt: number;
  readonly isUsed: boolean;
}

/** One sign-in. */
export interface Session {
  /** The hash of what the cookie holds. */
  readonly id: string;
  readonly user: string;
  readonly role: Role;
  readonly expiresAt: number;
}

/** Where tokens and sessions are kept. It holds hashes only: who reads the file can come in with nothing of it. */
export interface AccessStore {
  /** False where the name is taken. */
  addToken(token: Omit<Token, 'isUsed'>, hash: string): boolean;
  /** Those that have not expired at `now` with their hashes; a used join link has none any more. */
  tokenHashes(now: number): readonly { readonly token: Token; readonly hash: string }[];
  tokens(): readonly Token[];
  /** False where another was faster: a link lets in once. From then on it ends at `expiresAt`. */
  useUp(name: string, hash: string, expiresAt: number): boolean;
  /** With all sessions that began with it; false where there was none. */
  revoke(name: string): boolean;
  addSession(session: Pick<Session, 'id' | 'user' | 'expiresAt'>): void;
  /** Undefined where it never was, was ended, or its token was revoked. */
  session(id: string): Session | undefined;
  endSession(id: string): void;
  /** Forgets what expired before. */
  purge(before: number): void;
  /** Another number whenever another process has written. */
  version(): number;
  setNote(name: NoteName, text: string): void;
  note(name: NoteName): string | undefined;
  close(): void;
}

/**
 * `url`: where the server was reached last; `id`: tells the cookies of several servers on one machine apart; `aliases`: the key
 * by which the names at a kiosk are made.
 */
export type NoteName = 'url' | 'id' | 'aliases';
