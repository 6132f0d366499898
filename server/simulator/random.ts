/** Chance from a seed: the same seed gives the same town. */
export type Random = () => number;

/** mulberry32 (public domain, Tommy Ettinger): 32 bits of state, in [0, 1). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a with a final mix, 32 bits. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const WORDS_IN_ID = 8;

/** 64 hex digits, as engines name containers. */
export function hexId(random: Random): string {
  let id = '';
  for (let i = 0; i < WORDS_IN_ID; i++) {
    id += Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  }
  return id;
}

export const idOfText = (text: string): string => hexId(createRandom(hash32(text)));

/** Throws RangeError on an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
}
