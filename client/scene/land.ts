import { isLit } from '../anim/planTransition.ts';
import type { LandChunk } from '../city/island/chunks.ts';
import type { Ground } from '../city/island/ground.ts';
import type { Waters } from '../city/island/waters.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Building } from './building.ts';
import { toWorld } from './view.ts';

/** A lamp that lights the ground round it at dusk. */
export interface LampSpot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Blocks to which its light reaches. */
  readonly radius: number;
  /** 1 = a street lamp. */
  readonly strength: number;
}

/** Everything of an island that is not a building, relative to the island. */
export interface Land {
  readonly ground: Ground;
  readonly waters: Waters;
  readonly chunks: readonly LandChunk[];
  readonly props: readonly PropPlacement[];
}

const LANTERN_HEIGHT = 3.5;
const STREET_LAMP = { radius: 6.5, strength: 1 };
const PLAZA_LAMP = { radius: 11, strength: 1.1 };
const STALL_LAMP = { radius: 8, strength: 0.9, up: 2.7 };
/** South of it the harbour's court and quay begin. */
const COURT_Z = 155;

/** Where lamps hang. */
export function lampsOf({ props }: Land): readonly LampSpot[] {
  return props.flatMap(({ kind, x, y, z }) => {
    if (kind === 'lamp')
      return [{ x, y: y + LANTERN_HEIGHT, z, ...(z > COURT_Z ? PLAZA_LAMP : STREET_LAMP) }];
    if (kind === 'stallRed' || kind === 'stallBlue') return [{ x, y: y + STALL_LAMP.up, z, ...STALL_LAMP }];
    return [];
  });
}

const DOOR_POOL = { radius: 5.5, strength: 1.1 };

/** Light that falls out of the door of a house whose container runs. */
export const doorLamps = ({ look, house, at }: Building): readonly LampSpot[] =>
  isLit(look) ? [{ ...toWorld({ ...house.front, z: house.front.z + 0.6 }, at), ...DOOR_POOL }] : [];
