import type { Look } from '../city/looks.ts';
import type { Building } from './building.ts';

/** A point that moves in steps, so that what is near changes only at their borders. */
export const EYE_STEP = 6.5;
export const quantised = (value: number): number => Math.round(value / EYE_STEP) * EYE_STEP;

export interface Near {
  readonly x: number;
  readonly z: number;
  /** Within it, all buildings are near. */
  readonly radius: number;
  /** Nearest first. */
  readonly buildings: readonly Building[];
  /** Further ones whose look is no plain one, nearest first. */
  readonly dressed: readonly Building[];
}

export interface NearLimits {
  readonly radius: number;
  readonly most: number;
  readonly dressed: number;
}

const PLAIN: ReadonlySet<Look> = new Set(['running', 'healthy', 'exited']);

/** The nearest buildings within a radius; the radius shrinks where there are more than `most`. */
export function nearest(
  buildings: Iterable<Building>,
  eye: { readonly x: number; readonly z: number },
  limits: NearLimits,
): Near {
  const x = quantised(eye.x);
  const z = quantised(eye.z);
  const sorted = byDistance(buildings, x, z);
  const within = sorted.filter(({ distance }) => distance < limits.radius).slice(0, limits.most);
  const radius = Math.min(limits.radius, sorted[within.length]?.distance ?? limits.radius);
  const beyond = sorted.slice(within.length).filter(({ building }) => !PLAIN.has(building.look));
  return {
    x,
    z,
    radius,
    buildings: within.map(({ building }) => building),
    dressed: beyond.slice(0, limits.dressed).map(({ building }) => building),
  };
}

interface Away {
  readonly building: Building;
  readonly distance: number;
}

const byDistance = (buildings: Iterable<Building>, x: number, z: number): readonly Away[] =>
  Array.from(buildings, (building) => ({
    building,
    distance: Math.hypot(building.at.x - x, building.at.z - z),
  })).sort((a, b) => a.distance - b.distance);
