import type { NumberedEntry } from '../../shared/audit.ts';
import { follows, readLine, START } from './chain.ts';
import type { Head } from './chain.ts';
import type { AuditFiles } from './files.ts';

/** Where a chain goes on. */
export interface Place {
  /** Of the file. */
  readonly number: number;
  /** Bytes that it holds. */
  readonly length: number;
  readonly head: Head;
}

export interface Found extends Place {
  /** What the last files say, the oldest first. */
  readonly entries: readonly NumberedEntry[];
  /** What was not as it should be, as sentences. */
  readonly faults: readonly string[];
}

/** An intent is older than its outcome by 11 minutes at most: it stands in one of these. */
const LAST_FILES = 2;
const DIGITS = 6;
const LINE_BREAK = 10;
const NAME = /^(\d{6})\.jsonl$/;

export const fileName = (number: number): string => `${String(number).padStart(DIGITS, '0')}.jsonl`;

/** In the order in which they were written. */
export async function fileNumbers(files: AuditFiles): Promise<readonly number[]> {
  const names = await files.list();
  return names.flatMap((name) => Number(NAME.exec(name)?.[1] ?? Number.NaN) || []).sort((a, b) => a - b);
}

/** Reads the end of the chain, and sets a torn last line aside. `stamp` makes the name of that file a new one. */
export async function readBack(files: AuditFiles, stamp: number): Promise<Found> {
  const numbers = (await fileNumbers(files)).slice(-LAST_FILES);
  const number = numbers.at(-1) ?? 1;
  const torn = numbers.length === 0 ? [] : await setTornAside(files, fileName(number), stamp);
  const chain = await readChain(files, numbers);
  const faults = [...torn, ...chain.breaks];
  const head = chain.head ?? START;
  // What is broken stays as it is: the chain goes on beside.
  if (chain.breaks.length > 0) return { ...chain, faults, head, number: number + 1, length: 0 };
  return { ...chain, faults, head, number };
}

async function readChain(files: AuditFiles, numbers: readonly number[]) {
  const entries: NumberedEntry[] = [];
  const breaks: string[] = [];
  let head: Head | null = (numbers[0] ?? 1) === 1 ? START : null;
  let length = 0;
  for (const number of numbers) {
    const content = await files.read(fileName(number));
    const lines = readLines(content, head);
    entries.push(...lines.entries);
    breaks.push(...lines.breaks.map((line) => `line ${line} of ${fileName(number)} breaks the chain`));
    head = lines.head;
    length = content.length;
  }
  return { entries, breaks, head, length };
}

interface Lines {
  readonly entries: readonly NumberedEntry[];
  /** Numbers of lines, from 1. */
  readonly breaks: readonly number[];
  readonly head: Head | null;
}

/** `before` null: what came before these lines is not known. */
function readLines(content: Buffer, before: Head | null): Lines {
  const entries: NumberedEntry[] = [];
  const breaks: number[] = [];
  let head = before;
  for (const [index, text] of content.toString().split('\n').slice(0, -1).entries()) {
    const line = readLine(text);
    if (line === null || (head !== null && !follows(line, head))) breaks.push(index + 1);
    if (line === null) continue;
    entries.push(line.entry);
    head = line.head;
  }
  return { entries, breaks, head };
}

/** What has no line break at its end was being written when the server was ended, or the machine. */
async function setTornAside(files: AuditFiles, name: string, stamp: number): Promise<readonly string[]> {
  const content = await files.read(name);
  return setAside(files, name, { from: content.lastIndexOf(LINE_BREAK) + 1, stamp });
}

/** Cuts off what the file holds from there on, and keeps it in a file beside; answers what was done, as sentences. */
export async function setAside(
  files: AuditFiles,
  name: string,
  { from, stamp }: { readonly from: number; readonly stamp: number },
): Promise<readonly string[]> {
  const content = await files.read(name);
  if (content.length <= from) return [];
  const aside = `${name}.${stamp}.torn`;
  await files.keep(aside, content.subarray(from));
  await files.cut(name, from);
  return [`a torn line of ${content.length - from} bytes at the end of ${name} was set aside as ${aside}`];
}
