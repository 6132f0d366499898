import type { AuditEntry, NumberedEntry } from '../../shared/audit.ts';
import type { Clock } from '../world/clock.ts';
import { nextLine } from './chain.ts';
import type { Head } from './chain.ts';
import type { AuditFiles } from './files.ts';
import { fileName, readBack, setAside } from './readBack.ts';
import type { Place } from './readBack.ts';

/** An entry on its way; `seq` is null until it is written, and for ever where it could not be kept. */
export interface Writing {
  seq: number | null;
  /** Resolves with whether the first attempt has succeeded; it is tried again all the same. */
  readonly written: Promise<boolean>;
}

export interface JournalOptions {
  readonly files: AuditFiles;
  readonly clock: Clock;
  readonly rotateBytes: number;
  readonly onEntry: (entry: NumberedEntry) => void;
  readonly onTrouble: (trouble: string | null) => void;
}

export interface Waiting {
  readonly writing: Writing;
  /** Epoch milliseconds at which it was asked for. */
  readonly at: number;
  readonly make: () => AuditEntry | null;
  readonly durability: 'plain' | 'sync';
  readonly settle: (written: boolean) => void;
}

export interface State {
  readonly options: JournalOptions;
  /** Null until the files have been read. */
  place: Place | null;
  queue: readonly Waiting[];
  /** Entries for which there was no room. */
  lost: number;
  /** Entries that were written, but after they had been given up. */
  late: number;
  trouble: { readonly cause: string; readonly since: number } | null;
  readonly opened: (entries: readonly NumberedEntry[]) => void;
}

/** Writes all that waits, or finds out whether it could. Never rejects: what fails is the trouble, and is tried again. */
export async function takeTurn(state: State): Promise<void> {
  const isMending = hasTrouble(state);
  try {
    await appendOrCheck(state, state.place ?? (await open(state)));
    // It has hung meanwhile: what waited behind this turn is written with a note.
    if (hasTrouble(state) && !isMending && state.place !== null) await append(state, state.place);
    setTrouble(state, null);
  } catch (error) {
    giveUpWaiting(state, error instanceof Error ? error.message : String(error));
  }
}

async function appendOrCheck(state: State, place: Place): Promise<void> {
  if (state.queue.length > 0 || hasTrouble(state)) await append(state, place);
  else if (place.length > 0) await state.options.files.check(fileName(place.number));
}

const hasTrouble = ({ trouble }: State): boolean => trouble !== null;

/** Nothing that waits has been written, as far as anybody can tell now. */
export function giveUpWaiting(state: State, cause: string): void {
  setTrouble(state, cause);
  for (const { settle } of state.queue) settle(false);
}

function setTrouble(state: State, cause: string | null) {
  const { clock, onTrouble } = state.options;
  const before = state.trouble?.cause ?? null;
  state.trouble = cause === null ? null : { cause, since: state.trouble?.since ?? clock.now() };
  if (cause === null) state.late = 0;
  if (before !== cause) onTrouble(cause);
}

async function open(state: State): Promise<Place> {
  const { files, clock } = state.options;
  const { entries, faults, ...place } = await readBack(files, clock.now());
  state.place = place;
  state.queue = [...faults.map((says) => note(clock.now(), says)), ...state.queue];
  state.opened(entries);
  return place;
}

const note = (at: number, says: string): Waiting => ({
  ...{ at, durability: 'sync', make: () => ({ kind: 'note', says }), settle: () => undefined },
  writing: { seq: null, written: Promise.resolve(true) },
});

/** All that waits becomes one write. */
async function append(state: State, before: Place): Promise<void> {
  const { options, queue, lost, trouble } = state;
  const { place, says } =
    trouble === null ? { place: before, says: lostWords(state) } : await mend(state, before);
  const batch = [...says.map((text) => note(options.clock.now(), text)), ...queue];
  const lines = linesOf(batch, place.head);
  if (lines.length > 0) await writeLines(state, place, { lines, sync: isSync(batch) });
  state.queue = state.queue.slice(queue.length);
  state.lost -= lost;
  if (hasTrouble(state)) state.late += queue.length;
  for (const { entry } of lines) options.onEntry(entry);
  for (const { settle } of batch) settle(true);
}

const isSync = (batch: readonly Waiting[]): boolean => batch.some(({ durability }) => durability === 'sync');

interface Line {
  readonly text: string;
  readonly head: Head;
  readonly entry: NumberedEntry;
}

async function writeLines(
  state: State,
  place: Place,
  { lines, sync }: { readonly lines: readonly Line[]; readonly sync: boolean },
): Promise<void> {
  const { files, rotateBytes } = state.options;
  const content = lines.map(({ text }) => `${text}\n`).join('');
  const isFull = place.length >= rotateBytes;
  const { number, length } = isFull ? { number: place.number + 1, length: 0 } : place;
  await files.append(fileName(number), content, { at: length, sync });
  const head = lines.at(-1)?.head ?? place.head;
  state.place = { number, length: length + Buffer.byteLength(content), head };
}

/** An entry that is made may ask for the number of one before it. */
function linesOf(batch: readonly Waiting[], start: Head): readonly Line[] {
  const lines: Line[] = [];
  let head = start;
  for (const { writing, at, make } of batch) {
    const entry = make();
    if (entry === null) continue;
    const time = new Date(at).toISOString();
    const line = nextLine(head, time, entry);
    head = line.head;
    writing.seq = head.seq;
    lines.push({ ...line, entry: { ...entry, seq: head.seq, time } });
  }
  return lines;
}

interface Mended {
  readonly place: Place;
  readonly says: readonly string[];
}

/** After a failure: half a line is set aside, a file that is gone or shorter is left, and all of it is said. */
async function mend(state: State, place: Place): Promise<Mended> {
  const { files } = state.options;
  const name = fileName(place.number);
  await files.list();
  const length = (await files.length(name)) ?? 0;
  if (length < place.length) {
    const says = `${name} has lost what was written there: the chain goes on in another file`;
    return { place: { ...place, number: place.number + 1, length: 0 }, says: [says, ...troubleWords(state)] };
  }
  const torn = await setAside(files, name, { from: place.length, stamp: state.trouble?.since ?? 0 });
  return { place, says: [...torn, ...troubleWords(state)] };
}

function troubleWords(state: State): readonly string[] {
  const { trouble, queue, late } = state;
  if (trouble === null) return [];
  const since = new Date(trouble.since).toISOString();
  const says = `nothing could be written from ${since} on (${trouble.cause}): ${late + queue.length} entries waited`;
  return [says, ...lostWords(state)];
}

const lostWords = ({ lost }: State): readonly string[] =>
  lost === 0 ? [] : [`${lost} entries could not be kept: too many waited at once`];
