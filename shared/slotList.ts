/**
 * Rising slots as bytes, in the shorter of two forms: u16 count, u16 first, u8 form, then either the gap to each further
 * slot as a varint (form 0), or u16 length and a bitmap from the first slot on (form 1). What is dense takes an eighth of a
 * byte a slot, what is sparse one or two.
 */

const HEAD_BYTES = 5;
const GAPS = 0;
const BITMAP = 1;
const SMALL_GAP = 0x7f;

export function encodeSlots(slots: readonly number[]): Uint8Array {
  const first = slots[0] ?? 0;
  const last = slots.at(-1) ?? 0;
  const bitmapBytes = ((last - first) >> 3) + 1;
  const gaps = gapBytes(slots);
  const form = slots.length > 0 && bitmapBytes + 2 < gaps.length ? BITMAP : GAPS;
  const body = form === BITMAP ? bitmapOf(slots, first, bitmapBytes) : Uint8Array.from(gaps);
  const bytes = new Uint8Array(HEAD_BYTES + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, slots.length, true);
  view.setUint16(2, first, true);
  view.setUint8(4, form);
  bytes.set(body, HEAD_BYTES);
  return bytes;
}

/** One byte for gaps of up to 127, three for all others. */
function gapBytes(slots: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let i = 1; i < slots.length; i += 1) {
    const gap = (slots[i] ?? 0) - (slots[i - 1] ?? 0);
    if (gap <= SMALL_GAP) bytes.push(gap);
    else bytes.push(0x80 | (gap & SMALL_GAP), 0x80 | ((gap >> 7) & SMALL_GAP), gap >> 14);
  }
  return bytes;
}

function bitmapOf(slots: readonly number[], first: number, length: number): Uint8Array {
  const bytes = new Uint8Array(2 + length);
  new DataView(bytes.buffer).setUint16(0, length, true);
  for (const slot of slots) {
    const at = 2 + ((slot - first) >> 3);
    bytes[at] = (bytes[at] ?? 0) | (1 << ((slot - first) & 7));
  }
  return bytes;
}

/** The slots, and where the bytes after them begin. Throws RangeError when they are cut short. */
export function decodeSlots(view: DataView, at: number): { slots: Uint16Array; end: number } {
  const slots = new Uint16Array(view.getUint16(at, true));
  const first = view.getUint16(at + 2, true);
  const form = view.getUint8(at + 4);
  const body = at + HEAD_BYTES;
  const end =
    form === BITMAP ? readBitmap(view, body, { slots, first }) : readGaps(view, body, { slots, first });
  return { slots, end };
}

interface Read {
  readonly slots: Uint16Array;
  readonly first: number;
}

function readGaps(view: DataView, body: number, { slots, first }: Read): number {
  let at = body;
  let slot = first;
  for (let i = 0; i < slots.length; i += 1) {
    if (i > 0) {
      const byte = view.getUint8(at);
      const isSmall = byte <= SMALL_GAP;
      slot += isSmall
        ? byte
        : (byte & SMALL_GAP) | ((view.getUint8(at + 1) & SMALL_GAP) << 7) | (view.getUint8(at + 2) << 14);
      at += isSmall ? 1 : 3;
    }
    slots[i] = slot;
  }
  return at;
}

function readBitmap(view: DataView, body: number, { slots, first }: Read): number {
  const length = view.getUint16(body, true);
  let count = 0;
  for (let i = 0; i < length; i += 1) {
    const byte = view.getUint8(body + 2 + i);
    for (let bit = 0; bit < 8; bit += 1) {
      if ((byte & (1 << bit)) === 0) continue;
      slots[count] = first + 8 * i + bit;
      count += 1;
    }
  }
  if (count !== slots.length) throw new RangeError('not as many slots as were announced');
  return body + 2 + length;
}
