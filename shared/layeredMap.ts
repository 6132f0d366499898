/**
 * Maps that never change, and of which a changed copy costs what has changed, not what there is: over a base, which they share,
 * lies what is otherwise. A record map of 10,000 is copied for each patch otherwise, and looked through for what it changed.
 */

/** What can be written; a `Map` can. */
export interface Draft<K, V> {
  readonly get: (key: K) => V | undefined;
  readonly set: (key: K, value: V) => unknown;
  readonly delete: (key: K) => unknown;
}

const GONE = Symbol('gone');

interface Layers<K, V> {
  readonly base: ReadonlyMap<K, V>;
  readonly over: ReadonlyMap<K, V | typeof GONE>;
}

/** Beyond, all is laid into a new base: so a copy costs some dozen microseconds at most, but for one in hundreds. */
const MOST_OVER = 512;

/**
 * A map with these changes, which has the untouched values of `map`; the keys that are new come last. Neither
 * may `map` be written to again, nor a value be undefined.
 */
export function changed<K, V>(
  map: ReadonlyMap<K, V>,
  change: (draft: Draft<K, V>) => void,
): ReadonlyMap<K, V> {
  const { base, over } = layersOf(map);
  const laid = new Map(over);
  const layers = { base, over: laid };
  const read = (key: K): V | undefined => readFrom(layers, key);
  let { size } = map;
  change({
    get: read,
    set: (key, value) => {
      if (read(key) === undefined) size += 1;
      laid.set(key, value);
    },
    delete: (key) => {
      if (read(key) !== undefined) size -= 1;
      if (base.has(key)) laid.set(key, GONE);
      else laid.delete(key);
    },
  });
  const next = layered(layers, size);
  return laid.size > MOST_OVER ? new Map(next) : next;
}

/** The keys at which the two hold others, by `===`. Of two that came from one another it looks only at what was changed. */
export function differing<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): readonly K[] {
  if (a === b) return [];
  const [left, right] = [layersOf(a), layersOf(b)];
  const [was, is] = left.base === right.base ? [left.over, right.over] : [a, b];
  const keys: K[] = [];
  for (const key of is.keys()) if (a.get(key) !== b.get(key)) keys.push(key);
  for (const key of was.keys()) if (!is.has(key) && a.get(key) !== b.get(key)) keys.push(key);
  return keys;
}

/** Has a base and what lies over it; any other map is its own base. */
interface LayeredMap<K, V> extends ReadonlyMap<K, V> {
  readonly layers: Layers<K, V>;
}

const isLayered = <K, V>(map: ReadonlyMap<K, V>): map is LayeredMap<K, V> => 'layers' in map;

const layersOf = <K, V>(map: ReadonlyMap<K, V>): Layers<K, V> =>
  isLayered(map) ? map.layers : { base: map, over: new Map() };

function readFrom<K, V>({ base, over }: Layers<K, V>, key: K): V | undefined {
  const value = over.get(key);
  if (value === GONE) return undefined;
  return value ?? base.get(key);
}

function layered<K, V>(layers: Layers<K, V>, size: number): LayeredMap<K, V> {
  const entries = () => entriesOf(layers);
  const map: LayeredMap<K, V> = {
    ...{ layers, size, entries },
    get: (key) => readFrom(layers, key),
    has: (key) => readFrom(layers, key) !== undefined,
    forEach: (visit) => {
      for (const [key, value] of entries()) visit(value, key, map);
    },
    keys: function* (): Generator<K, undefined> {
      for (const [key] of entries()) yield key;
    },
    values: function* (): Generator<V, undefined> {
      for (const [, value] of entries()) yield value;
    },
    [Symbol.iterator]: entries,
  };
  return map;
}

function* entriesOf<K, V>({ base, over }: Layers<K, V>): Generator<[K, V], undefined> {
  for (const [key, value] of base) {
    const now = over.get(key) ?? value;
    if (now !== GONE) yield [key, now];
  }
  for (const [key, value] of over) if (value !== GONE && !base.has(key)) yield [key, value];
}
