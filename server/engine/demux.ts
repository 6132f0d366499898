/** The engine's multiplexed stream: logs and exec output of a container without a terminal. */

const HEADER_BYTES = 8;
/** Four bytes: which stream, and three zeros. The four that follow are the length, big-endian. */
const LENGTH_AT = 4;
const STDERR = 2;
/** What the engine itself has to say about the stream. */
const SYSTEM = 3;
const BYTE = 256;

/**
 * Bytes `start` to `end` of `chunk`, all of one frame. The object is the same at each call and holds until the next: a
 * chunk can hold 10,000 frames, and nothing may be made for each.
 */
export interface Piece {
  readonly stream: 'stdout' | 'stderr';
  readonly chunk: Buffer;
  readonly start: number;
  readonly end: number;
  /** Whether its frame begins here. */
  readonly isFirst: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Takes chunks that end anywhere, inside a header too, and hands on each piece of payload once, in order. Looks at no byte
 * twice, copies none and keeps none, whatever length a header claims. Throws RangeError on what is no header.
 */
export function createDemuxer(onPiece: (piece: Piece) => void): (chunk: Buffer) => void {
  let headerBytes = 0;
  let left = 0;
  const piece: Writable<Piece> = {
    stream: 'stdout',
    chunk: Buffer.alloc(0),
    start: 0,
    end: 0,
    isFirst: true,
  };

  function takeHeader(byte: number) {
    if (headerBytes === 0) piece.stream = streamOf(byte);
    else if (headerBytes >= LENGTH_AT) left = left * BYTE + byte;
    else if (byte !== 0) throw notAHeader();
    headerBytes += 1;
    if (headerBytes < HEADER_BYTES) return;
    piece.isFirst = true;
    if (left === 0) headerBytes = 0;
  }

  function takePayload(chunk: Buffer, start: number): number {
    piece.chunk = chunk;
    piece.start = start;
    piece.end = Math.min(chunk.length, start + left);
    onPiece(piece);
    left -= piece.end - start;
    piece.isFirst = false;
    if (left === 0) headerBytes = 0;
    return piece.end;
  }

  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      if (headerBytes === HEADER_BYTES) at = takePayload(chunk, at);
      else takeHeader(chunk[at++] ?? 0);
    }
  };
}

/** Docker's own client writes what came from stdin to stdout. */
function streamOf(byte: number): Piece['stream'] {
  if (byte > SYSTEM) throw notAHeader();
  return byte >= STDERR ? 'stderr' : 'stdout';
}

const notAHeader = (): RangeError => new RangeError('this is no multiplexed stream');
