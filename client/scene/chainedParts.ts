import { PARTS, type Part } from '../city/parts.ts';
import type { Building } from './building.ts';
import type { SceneOptions } from './townScene.ts';

/**
 * What is chained at a building. It is asked once of each: where something else is chained than before, its record is another
 * object, and so is the building, though an earlier record may come again.
 */
export function createChainedParts({ chainedBecause }: Pick<SceneOptions, 'chainedBecause'>) {
  const known = new WeakMap<Building, readonly Part[]>();
  return (building: Building): readonly Part[] => {
    const { container } = building;
    const parts = known.get(building) ?? PARTS.filter((part) => chainedBecause(container, part) !== null);
    known.set(building, parts);
    return parts;
  };
}
