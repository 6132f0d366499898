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
  const at = ends[kinds.indexOf(kind)] ?? 0;
  const more = new Float32Array(values.length + INSTANCE_VALUES);
  more.set(values.subarray(0, at));
  more.set([...place, ...trait], at);
  more.set(values.subarray(at), at + INSTANCE_VALUES);
  square.values = more;
  moveEnds(square, kind, INSTANCE_VALUES);
}

/** The one of this kind with this cell; nothing where there is none. */
export function dropInstance<K>(square: InstanceSquare<K>, { kind, trait: [cell] }: Instance<K>): void {
  const { kinds, ends, values } = square;
  const number = kinds.indexOf(kind);
  const end = ends[number] ?? 0;
  for (let at = ends[number - 1] ?? 0; at < end; at += INSTANCE_VALUES) {
    if (values[at + CELL] !== cell) continue;
    const fewer = new Float32Array(values.length - INSTANCE_VALUES);
    fewer.set(values.subarray(0, at));
    fewer.set(values.subarray(at + INSTANCE_VALUES), at);
    square.values = fewer;
    moveEnds(square, kind, -INSTANCE_VALUES);
    return;
  }
}

/** Of a kind, and of all that lie behind it. */
function moveEnds<K>({ kinds, ends }: InstanceSquare<K>, kind: K, by: number): void {
  for (let number = kinds.indexOf(kind); number < ends.length; number += 1)
    ends[number] = (ends[number] ?? 0) + by;
}
