/** A packet in a packet's data in a wish in a list: six. */
const DEEPEST = 12;

/** The item at one place of the bytes: where the next one begins, and how many it holds itself. */
interface Item {
  readonly next: number;
  readonly holds: number;
}

/** Bytes behind the first one of each kind from 0xc0 on; null where they depend on a length that is written there. */
const SIZES: readonly (number | null)[] = [
  ...[0, null, 0, 0, null, null, null, null, null, null, 4, 8, 1, 2, 4, 8],
  ...[1, 2, 4, 8, 2, 3, 5, 9, 17, null, null, null, null, null, null, null],
];
const FIRST_SIZED = 0xc0;
const FIRST_NEGATIVE = 0xe0;

/** How a length is written after these kinds: in so many bytes, of what, and what one of these takes or holds. */
const LENGTHS: Readonly<
  Record<number, { readonly width: 1 | 2 | 4; readonly of: 'bytes' | 'extension' | 1 | 2 }>
> = {
  ...{ 0xc4: { width: 1, of: 'bytes' }, 0xc5: { width: 2, of: 'bytes' }, 0xc6: { width: 4, of: 'bytes' } },
  ...{ 0xd9: { width: 1, of: 'bytes' }, 0xda: { width: 2, of: 'bytes' }, 0xdb: { width: 4, of: 'bytes' } },
  ...{
    0xc7: { width: 1, of: 'extension' },
    0xc8: { width: 2, of: 'extension' },
    0xc9: { width: 4, of: 'extension' },
  },
  ...{
    0xdc: { width: 2, of: 1 },
    0xdd: { width: 4, of: 1 },
    0xde: { width: 2, of: 2 },
    0xdf: { width: 4, of: 2 },
  },
};

/**
 * Whether the bytes are one item of MessagePack, no deeper than our packets are, whose lengths are all there. The decoder believes
 * every length: six bytes that promise four billion items kept the server from everything else for five minutes.
 * Source: github.com/msgpack/msgpack/blob/master/spec.md
 */
export function isWellFormed(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const open = [1];
  let at = 0;
  for (let left = open.pop(); left !== undefined; left = open.pop()) {
    if (left === 0) continue;
    open.push(left - 1);
    const item = at < bytes.length ? itemAt(view, at) : null;
    if (item === null || !fits(item, bytes.length)) return false;
    at = item.next;
    if (item.holds === 0) continue;
    if (open.length > DEEPEST) return false;
    open.push(item.holds);
  }
  return at === bytes.length;
}

/** Each item takes a byte at least. */
const fits = ({ next, holds }: Item, length: number): boolean => next + holds <= length;

/** Null where it is of no kind, or its length is cut off. */
function itemAt(view: DataView, at: number): Item | null {
  const kind = view.getUint8(at);
  const next = at + 1;
  if (kind < FIRST_SIZED) return shortItem(kind, next);
  if (kind >= FIRST_NEGATIVE) return { next, holds: 0 };
  const size = SIZES[kind - FIRST_SIZED] ?? null;
  return size === null ? longItem(view, kind, next) : { next: next + size, holds: 0 };
}

/** Small numbers, and what has its length in its first byte: maps, lists and texts. */
function shortItem(kind: number, next: number): Item {
  if (kind < 0x80) return { next, holds: 0 };
  if (kind < 0x90) return { next, holds: 2 * (kind & 0xf) };
  if (kind < 0xa0) return { next, holds: kind & 0xf };
  return { next: next + (kind & 0x1f), holds: 0 };
}

function longItem(view: DataView, kind: number, at: number): Item | null {
  const written = LENGTHS[kind];
  if (written === undefined || at + written.width > view.byteLength) return null;
  const length = lengthAt(view, at, written.width);
  const next = at + written.width;
  if (written.of === 'bytes') return { next: next + length, holds: 0 };
  if (written.of === 'extension') return { next: next + 1 + length, holds: 0 };
  return { next, holds: length * written.of };
}

function lengthAt(view: DataView, at: number, width: 1 | 2 | 4): number {
  if (width === 1) return view.getUint8(at);
  return width === 2 ? view.getUint16(at) : view.getUint32(at);
}
