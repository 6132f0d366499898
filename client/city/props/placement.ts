import { parcelAt, PARCEL_LENGTH, PLOTS_PER_PARCEL } from '../../../shared/plots.ts';
import type { Area } from '../island/ground.ts';
import type { Island } from '../island/island.ts';
import { townOf } from '../island/town.ts';
import { furnishHarbour } from './harbourRules.ts';
import type { PropPlacement, Site } from './placing.ts';
import { plantGaps, plantPlot } from './plotRules.ts';
import { furnishStreets, raiseGates } from './streetRules.ts';
import { plantWild } from './wildRules.ts';

/**
 * Where every prop of an island, or of a part of one, stands, by rule and seed alone: equal parcels give equal props. Nothing stands
 * on a carriageway or before a door. A gate carries the number of its parcel, so that the project's name can be written on it.
 */
export function placeProps(
  island: Island,
  parcelNumbers: readonly number[],
  seed: number,
): readonly PropPlacement[] {
  const placements: PropPlacement[] = [];
  const isHere = within(island.extent, 0);
  const put = (placement: PropPlacement) => isHere(placement) && placements.push(placement);
  const site: Site = { island, seed, put };
  const all = [...new Set(parcelNumbers)].sort((a, b) => a - b);
  const town = townOf(all);
  furnishHarbour(site, town);
  furnishStreets(site, town);
  const isNear = within(island.extent, PARCEL_LENGTH);
  const parcels = all.filter((parcel) => isNear(parcelAt(parcel)));
  raiseGates(site, parcels);
  for (const parcel of parcels) {
    plantGaps(site, parcel);
    for (let cell = 0; cell < PLOTS_PER_PARCEL; cell += 1) plantPlot(site, parcel * PLOTS_PER_PARCEL + cell);
  }
  plantWild(site);
  return placements;
}

const within =
  ({ minX, minZ, maxX, maxZ }: Area, margin: number) =>
  ({ x, z }: { readonly x: number; readonly z: number }): boolean =>
    x >= minX - margin && x < maxX + margin && z >= minZ - margin && z < maxZ + margin;
