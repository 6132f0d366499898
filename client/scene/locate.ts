import type { Part, Point, Target } from '../city/parts.ts';
import type { Building } from './building.ts';
import type { Picker } from './picker.ts';
import { project, rayThrough, toWorld, type View } from './view.ts';

/** −1 … 1 across and up the screen. */
export interface ScreenPoint {
  readonly across: number;
  readonly up: number;
  readonly visible: boolean;
}

/** Shares of a box's width and height that are tried, the middle first. */
const TRIED = [0.5, 0.3, 0.7, 0.15, 0.85];

/** A point at which a part can be hit: the first of some points of its front at which the picker says so. */
export function locatePart(building: Building, part: Part, sight: Sight): ScreenPoint | null {
  let first: ScreenPoint | null = null;
  for (const point of frontPoints(building, part)) {
    const seen = project(sight.view, toWorld(point, building.at));
    if (!seen) continue;
    const visible = isHit(seen, { id: building.id, part }, sight);
    if (visible) return { ...seen, visible };
    first ??= { ...seen, visible };
  }
  return first;
}

function isHit(
  { across, up }: Omit<ScreenPoint, 'visible'>,
  wanted: Pick<Target, 'id' | 'part'>,
  { view, picker }: Sight,
): boolean {
  if (Math.abs(across) > 1 || Math.abs(up) > 1) return false;
  const hit = picker.pick(rayThrough(view, across, up));
  return hit?.id === wanted.id && hit.part === wanted.part;
}

export interface Sight {
  readonly view: View;
  readonly picker: Picker;
}

function* frontPoints({ parts, bounds }: Building, part: Part): Generator<Point> {
  const box = parts.find((candidate) => candidate.part === part) ?? bounds;
  for (const up of TRIED) {
    for (const across of TRIED) {
      yield {
        x: box.min.x + (box.max.x - box.min.x) * across,
        y: box.min.y + (box.max.y - box.min.y) * up,
        z: box.max.z,
      };
    }
  }
}
