/** Bytes of a log → lines, each with its time. */
import { createDemuxer } from './demux.ts';
import type { Piece } from './demux.ts';
import type { LogLine } from './log.ts';
import { splitTime } from './logTime.ts';

/** The engine itself cuts lines into pieces of 16 KiB; what is beyond the first is left out. */
export const LINE_MAX_BYTES = 16 * 1024;
const TIME_MAX_BYTES = 40;
const NEWLINE = 0x0a;
const SPACE = 0x20;

export interface LogParser {
  take(chunk: Buffer): void;
  /** What was written last may lack its newline. */
  end(): void;
}

/**
 * For a log that was asked for with timestamps. A terminal's log is raw, any other multiplexed. Throws RangeError when it is not.
 */
export function createLogParser(isTty: boolean, onLine: (line: LogLine) => void): LogParser {
  const lines = { stdout: newLine('stdout', onLine), stderr: newLine('stderr', onLine) };
  const cursor = createCursor();
  const take = isTty
    ? (chunk: Buffer) =>
        takePiece(lines.stdout, cursor, {
          stream: 'stdout',
          chunk,
          start: 0,
          end: chunk.length,
          isFirst: false,
        })
    : createDemuxer((piece) => takePiece(lines[piece.stream], cursor, piece));
  return {
    take,
    end() {
      for (const line of [lines.stdout, lines.stderr]) if (line.keptBytes > 0) finish(line, NOTHING);
    },
  };
}

const NOTHING = Buffer.alloc(0);

/** The line of one stream that is being read. */
interface Line {
  readonly stream: LogLine['stream'];
  readonly onLine: (line: LogLine) => void;
  /** Its bytes from earlier pieces; each byte is copied at most once. */
  readonly kept: Buffer[];
  keptBytes: number;
  isCut: boolean;
  /** A line of more than 16 KiB comes in several frames, each with the time before it. */
  isInTime: boolean;
}

const newLine = (stream: LogLine['stream'], onLine: (line: LogLine) => void): Line => ({
  ...{ stream, onLine, kept: [], keptBytes: 0, isCut: false, isInTime: false },
});

function takePiece(line: Line, cursor: Cursor, { chunk, start, end, isFirst }: Piece) {
  if (isFirst) line.isInTime = line.keptBytes > 0;
  let at = line.isInTime ? afterTime(line, chunk.subarray(start, end)) + start : start;
  for (let newline = cursor(chunk, at); newline < end; newline = cursor(chunk, at)) {
    if (line.keptBytes === 0 && newline - at <= LINE_MAX_BYTES)
      line.onLine(lineOf(line.stream, chunk.toString('utf8', at, newline)));
    else finish(line, chunk.subarray(at, newline));
    at = newline + 1;
  }
  if (at < end) keep(line, chunk.subarray(at, end));
}

/** Where the next newline is at or after that place; beyond the chunk where there is none. */
type Cursor = (chunk: Buffer, from: number) => number;

/** Searching to the end of the chunk for each of its frames would be quadratic: what was found holds until it is passed. */
function createCursor(): Cursor {
  let searched: Buffer | null = null;
  let found = 0;
  return (chunk, from) => {
    if (searched === chunk && found >= from) return found;
    searched = chunk;
    const at = chunk.indexOf(NEWLINE, from);
    found = at === -1 ? chunk.length : at;
    return found;
  };
}

/** Where the text goes on that the time stands before. */
function afterTime(line: Line, bytes: Buffer): number {
  const space = bytes.indexOf(SPACE);
  line.isInTime = space === -1;
  return line.isInTime ? bytes.length : space + 1;
}

function keep(line: Line, bytes: Buffer) {
  const room = TIME_MAX_BYTES + LINE_MAX_BYTES - line.keptBytes;
  line.isCut ||= bytes.length > room;
  if (room === 0 || bytes.length === 0) return;
  // A view would keep the whole chunk alive.
  line.kept.push(Buffer.from(bytes.subarray(0, room)));
  line.keptBytes += Math.min(room, bytes.length);
}

function finish(line: Line, last: Buffer) {
  keep(line, last);
  line.onLine(shortened(lineOf(line.stream, Buffer.concat(line.kept).toString('utf8')), line.isCut));
  line.kept.length = 0;
  line.keptBytes = 0;
  line.isCut = false;
}

function lineOf(stream: LogLine['stream'], whole: string): LogLine {
  const { time, text } = splitTime(whole.endsWith('\r') ? whole.slice(0, -1) : whole);
  return { stream, time, text };
}

/** Cut inside a character, the last one would be a replacement. */
function shortened(line: LogLine, isCut: boolean): LogLine {
  const bytes = Buffer.from(line.text);
  if (!isCut && bytes.length <= LINE_MAX_BYTES) return line;
  return { ...line, text: `${bytes.toString('utf8', 0, LINE_MAX_BYTES).replace(/\uFFFD+$/, '')}…` };
}
