import type { Mesh } from '../city/mesh.ts';
import type { TownArt } from './art.ts';
import { hasShell, type Building } from './building.ts';
import { placeOf, traitOf } from './buildingInstance.ts';
import type { Change } from './effects.ts';
import { INSTANCE_VALUES, writeInstance, type InstancePool } from './instancePool.ts';
import type { Near } from './nearest.ts';

type Pool = Pick<InstancePool, 'addFrom'>;

/** What stands for buildings whose looks replace the walls: they have no far form. */
export interface StandIns {
  /** Buildings that came, became others or went. */
  readonly replace: (changes: readonly Change[]) => void;
  /** Adds to their pools those beyond the shells that are not dressed, and tells their cells. */
  readonly addBeyond: (near: Near) => number[];
}

/**
 * Hundreds, and nearly all of them are sent at each step of the eye: laid out as they are sent when one of them is another.
 * @param poolOf takes all that is drawn of a mesh
 */
export function createStandIns(
  { standIn }: Pick<TownArt, 'standIn'>,
  poolOf: (mesh: Mesh) => Pool,
): StandIns {
  const bare = new Set<Building>();
  const poolFor = ({ houseName, look }: Building): Pool => poolOf(standIn(houseName, formOf(look)));
  let list: List | null = null;
  return {
    replace: (changes) => {
      for (const { before, after } of changes) {
        if (before !== null && bare.delete(before)) list = null;
        if (after === null || hasShell(after)) continue;
        bare.add(after);
        list = null;
      }
    },
    addBeyond: (near) => addBeyond((list ??= listOf(bare, poolFor)), near),
  };
}

/** What is not built yet is a frame of posts. */
const formOf = (look: Building['look']) => (look === 'created' ? look : 'dead');

interface List {
  readonly values: Float32Array;
  readonly cells: readonly number[];
  readonly pools: readonly Pool[];
}

function listOf(bare: ReadonlySet<Building>, poolFor: (building: Building) => Pool): List {
  const buildings = [...bare];
  const values = new Float32Array(buildings.length * INSTANCE_VALUES);
  for (const [i, building] of buildings.entries())
    writeInstance(values, i * INSTANCE_VALUES, placeOf(building), traitOf(building, 0));
  return { values, cells: buildings.map(({ cell }) => cell), pools: buildings.map(poolFor) };
}

function addBeyond({ values, cells, pools }: List, { x, z, radius, dressed }: Near): number[] {
  const worn = new Set(dressed.map(({ cell }) => cell));
  const isBeyond = (at: number): boolean =>
    ((values[at] ?? 0) - x) ** 2 + ((values[at + 2] ?? 0) - z) ** 2 >= radius * radius;
  return cells.filter((cell, number) => {
    const at = number * INSTANCE_VALUES;
    if (!isBeyond(at) || worn.has(cell)) return false;
    pools[number]?.addFrom(values, at);
    return true;
  });
}
