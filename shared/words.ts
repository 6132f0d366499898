import type { HostId } from './records.ts';

/** Place of a word in the list of words that comes with the rows. */
export type Word = number;
export type Flag = 0 | 1;

export type WordOf = (text: string) => Word;
export type WordAt = (place: Word) => string;

/** Collects each word once, in the order in which they first came. */
export function createWords(): { readonly wordOf: WordOf; readonly all: () => string[] } {
  const places = new Map<string, Word>();
  return {
    wordOf(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, places.size);
      return places.size - 1;
    },
    all: () => [...places.keys()],
  };
}

/** Throws RangeError where there is nothing at that place. */
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new RangeError('a row names what there is not');
  return found;
}

export const flagOf = (isSet: boolean): Flag => (isSet ? 1 : 0);

export const keyOf = (host: HostId): string => host.slice('host:'.length);
