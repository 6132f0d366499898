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
}

/** The nearest buildings within a radius; the radius shrinks where there are more than `most`. */
export function nearest(
  buildings: Iterable<Building>,
  eye: { readonly x: number; readonly z: number },
  limits: { readonly radius: number; readonly most: number },
): Near {
  const x = quantised(eye.x);
  const z = quantised(eye.z);
  const within: { building: Building; distance: number }[] = [];
  for (const building of buildings) {
    const distance = Math.hypot(building.at.x - x, building.at.z - z);
    if (distance < limits.radius) within.push({ building, distance });
  }
  within.sort((a, b) => a.distance - b.distance);
  const radius = within[limits.most]?.distance ?? limits.radius;
  return { x, z, radius, buildings: within.slice(0, limits.most).map(({ building }) => building) };
}
