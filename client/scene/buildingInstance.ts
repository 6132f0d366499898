import type { Building } from './building.ts';
import type { Instance } from './instanceSquare.ts';
import type { Place, Trait } from './instancePool.ts';

const QUARTER = Math.PI / 2;

export const placeOf = ({ at }: Building): Place => [at.x, at.y, at.z, at.turns * QUARTER];
export const traitOf = ({ cell, palette }: Building, part: number): Trait => [cell, palette, part, 1];

/** What stands for a building from afar. A negative scale is hidden within the radius of the shells. */
export const farInstance = (building: Building): Instance<string> => ({
  kind: building.houseName,
  place: placeOf(building),
  trait: [building.cell, building.palette, 0, -1],
});
