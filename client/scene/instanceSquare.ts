import { INSTANCE_VALUES, type Place, type Trait } from './instancePool.ts';

/** One of many that stand about. */
export interface Instance<K> {
  readonly kind: K;
  readonly place: Place;
  readonly trait: Trait;
}

/** All that stands on one square of the ground, as one block of memory: it is read in the order in which it lies there. */
export interface InstanceSquare<K> {
  readonly kinds: K[];
  /** Of each kind, where its values end; they begin where those of the kind before end. */
  readonly ends: number[];
  values: Float32Array;
}

/** Where its cell is among the values of an instance. */
export const CELL = 4;

/** A kind and the values of all its instances, behind one another. */
export type Block<K> = readonly [kind: K, values: readonly number[]];

export function packedSquare<K>(blocks: readonly Block<K>[]): InstanceSquare<K> {
  let end = 0;
  return {
    kinds: blocks.map(([kind]) => kind),
    ends: blocks.map(([, { length }]) => (end += length)),
    values: Float32Array.from(blocks.flatMap(([, values]) => values)),
  };
}

/** One more; costs what already stands in the square. */
export function putInstance<K>(square: InstanceSquare<K>, { kind, place, trait }: Instance<K>): void {
  const { kinds, ends, values } = square;
  if (!kinds.includes(kind)) {
    kinds.push(kind);
    ends.push(values.length);
  }
  const number = kinds.indexOf(kind);
  splice(square, { number, at: ends[number] ?? 0, gone: 0, come: [...place, ...trait] });
}

/** The one of this kind with this cell; nothing where there is none. */
export function dropInstance<K>(square: InstanceSquare<K>, { kind, trait: [cell] }: Instance<K>): void {
  const { kinds, ends, values } = square;
  const number = kinds.indexOf(kind);
  let at = ends[number - 1] ?? 0;
  const end = ends[number] ?? 0;
  while (at < end && values[at + CELL] !== cell) at += INSTANCE_VALUES;
  if (at < end) splice(square, { number, at, gone: INSTANCE_VALUES, come: [] });
}

interface Splice {
  /** Of the kind. */
  readonly number: number;
  readonly at: number;
  /** So many values. */
  readonly gone: number;
  readonly come: readonly number[];
}

/** Moves what lies behind, too. */
function splice<K>(square: InstanceSquare<K>, { number, at, gone, come }: Splice): void {
  const { ends, values } = square;
  square.values = new Float32Array(values.length + come.length - gone);
  square.values.set(values.subarray(0, at));
  square.values.set(come, at);
  square.values.set(values.subarray(at + gone), at + come.length);
  for (let i = number; i < ends.length; i += 1) ends[i] = (ends[i] ?? 0) + come.length - gone;
}
