import { REACH_BLOCKS, type Box, type Part, type Point, type Target } from '../city/parts.ts';
import type { ContainerId } from '../../shared/records.ts';

/** A building with its switches; boxes are in its own blocks, from `at`, turned by quarter turns. */
export interface Switchboard {
  readonly id: ContainerId;
  readonly at: Point & { readonly turns: number };
  readonly parts: readonly (Box & { readonly part: Part })[];
}

/** Where the visitor looks from, and where to, as in `Pose`. */
export interface Eye extends Point {
  readonly yaw: number;
}

/**
 * What a key uses when nothing usable is aimed at: the nearest lever in reach and ahead. Never the other switches: a key that is
 * pressed without looking must not remove or restart anything.
 */
export function nearestLever(buildings: Iterable<Switchboard>, eye: Eye): Target | null {
  let nearest: Target | null = null;
  for (const { id, at, parts } of buildings) {
    const lever = parts.find(({ part }) => part === 'lever');
    if (lever === undefined) continue;
    const place = inWorld(middleOf(lever), at);
    if (!isAhead(eye, place)) continue;
    const distance = distanceTo(eye, place);
    if (distance < (nearest?.distance ?? REACH_BLOCKS)) nearest = { id, part: 'lever', distance };
  }
  return nearest;
}

const middleOf = ({ min, max }: Box): Point => ({
  x: (min.x + max.x) / 2,
  y: (min.y + max.y) / 2,
  z: (min.z + max.z) / 2,
});

function inWorld({ x, y, z }: Point, at: Switchboard['at']): Point {
  const angle = (at.turns * Math.PI) / 2;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return { x: at.x + x * cosine + z * sine, y: at.y + y, z: at.z - x * sine + z * cosine };
}

/** Within this to either side; beside a lever it is at about 50°. */
const AHEAD_COSINE = Math.cos((65 * Math.PI) / 180);

function isAhead({ x, z, yaw }: Eye, place: Point): boolean {
  const [east, south] = [place.x - x, place.z - z];
  const ahead = -east * Math.sin(yaw) - south * Math.cos(yaw);
  return ahead > AHEAD_COSINE * Math.hypot(east, south);
}

const distanceTo = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
