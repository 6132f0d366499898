import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, differing } from '../../shared/layeredMap.ts';

const KEYS = 40;
const key = fc.nat(KEYS);
/** Null: the key goes. */
const change = fc.array(fc.tuple(key, fc.option(fc.nat(3))), { maxLength: 12 });

const withChange = (map: ReadonlyMap<number, number>, made: readonly (readonly [number, number | null])[]) =>
  changed(map, (draft) => {
    for (const [at, value] of made) {
      if (value === null) draft.delete(at);
      else draft.set(at, value);
    }
  });

function plainWithChange(
  map: ReadonlyMap<number, number>,
  made: readonly (readonly [number, number | null])[],
) {
  const next = new Map(map);
  for (const [at, value] of made) {
    if (value === null) next.delete(at);
    else next.set(at, value);
  }
  return next;
}

/** Everything that a map can be asked. */
const asked = (map: ReadonlyMap<number, number>) => {
  const each: (readonly [number, number])[] = [];
  map.forEach((value, at) => each.push([at, value]));
  const sorted = <T>(items: Iterable<T>) => [...items].map(String).sort();
  return {
    size: map.size,
    ...{ each: sorted(each), entries: sorted(map.entries()), keys: sorted(map.keys()) },
    ...{ values: sorted(map.values()), all: sorted(map) },
    got: Array.from({ length: KEYS }, (_, at) => [map.get(at), map.has(at)]),
  };
};

/** Counts how often anybody walks through it. */
class CountedMap extends Map<number, number> {
  walks = 0;
  override keys() {
    this.walks += 1;
    return super.keys();
  }
  override [Symbol.iterator]() {
    this.walks += 1;
    return super[Symbol.iterator]();
  }
}

describe('a changed map', () => {
  test('answers as a map does to which the same was done, and the one before stays as it was', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let map: ReadonlyMap<number, number> = new Map([[1, 1]]);
        let plain = map;
        for (const made of changes) {
          const before = asked(map);
          const next = withChange(map, made);
          expect(asked(map)).toEqual(before);
          [map, plain] = [next, plainWithChange(plain, made)];
          expect(asked(map)).toEqual(asked(plain));
        }
      }),
    );
  });

  test('and another one differ where plain ones do, whether they came from one another or not', () => {
    fc.assert(
      fc.property(change, change, change, (first, second, third) => {
        const base = withChange(new Map([[1, 1]]), first);
        const [a, b] = [withChange(base, second), withChange(base, third)];
        const expected = Array.from({ length: KEYS + 1 }, (_, at) => at).filter(
          (at) => a.get(at) !== b.get(at),
        );
        const sorted = (keys: readonly number[]) => keys.toSorted((x, y) => x - y);
        expect(sorted(differing(a, b))).toEqual(expected);
        expect(sorted(differing(new Map(a), b))).toEqual(expected);
      }),
    );
  });

  test('costs what has changed: nobody walks through the thousands that have not', () => {
    const base = new CountedMap();
    for (let at = 0; at < 10_000; at += 1) base.set(at, 0);
    let map: ReadonlyMap<number, number> = base;
    for (let at = 0; at < 500; at += 1) {
      const next = withChange(map, [[at * 7, 1]]);
      expect(differing(map, next)).toEqual([at * 7]);
      map = next;
    }
    expect([base.walks, map.size]).toEqual([0, 10_000]);
  });
});
