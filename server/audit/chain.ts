import { createHash } from 'node:crypto';
import type { AuditEntry, NumberedEntry } from '../../shared/audit.ts';
import { lineSchema } from './lineSchema.ts';

/** The end of a chain: the number and the hash of its last line. */
export interface Head {
  readonly seq: number;
  /** SHA-256, 64 hex digits. */
  readonly hash: string;
}

/** Before the first line. */
export const START: Head = { seq: 0, hash: '0'.repeat(64) };

export interface ChainLine {
  /** Without its line break. */
  readonly text: string;
  readonly head: Head;
}

/** Of one line that was read: what it says, what it follows, and the head it makes. */
export interface ReadLine {
  readonly entry: NumberedEntry;
  readonly previous: string;
  readonly head: Head;
}

const HASHED = /^(.+),"hash":"([0-9a-f]{64})"\}$/s;

/**
 * The next line: JSON that holds the hash of the line before, and at its end the hash of all that stands before that. So no
 * byte can be changed, and no line taken out, put in or moved, without all later hashes being made anew.
 */
export function nextLine(head: Head, time: string, entry: AuditEntry): ChainLine {
  const seq = head.seq + 1;
  const body = JSON.stringify({ seq, time, previous: head.hash, ...entry }).slice(0, -1);
  const hash = hashOf(body);
  return { text: `${body},"hash":"${hash}"}`, head: { seq, hash } };
}

/** Null for a line that is not as it was written. */
export function readLine(text: string): ReadLine | null {
  const [, body = '', hash = ''] = HASHED.exec(text) ?? [];
  if (body === '' || hashOf(body) !== hash) return null;
  const parsed = lineSchema.safeParse(parseJson(`${body}}`));
  if (!parsed.success) return null;
  const { previous, ...entry } = parsed.data;
  return { entry, previous, head: { seq: entry.seq, hash } };
}

export const follows = (line: ReadLine, head: Head): boolean =>
  line.previous === head.hash && line.head.seq === head.seq + 1;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
