import type { Interest, Watching } from '../../shared/interest.ts';
import type { StatsDistrict, Town } from './statsDistricts.ts';

/** Containers that one client is told one by one, besides those in focus; the whole town is for who names it. */
export const MOST_NEAR = 2_000;

/** What one client is told, as things stand. */
export interface View {
  readonly near: readonly StatsDistrict[];
  /** Nothing is left of which only the sum is told. */
  readonly isWhole: boolean;
  readonly focus: readonly number[];
  /** The same for all who are told the same. */
  readonly group: string;
}

export const interestOf = (watching: Exclude<Watching, false>): Interest =>
  watching === true ? { near: 'all', focus: [] } : watching;

export function viewOf({ near, focus }: Interest, town: Town): View {
  const districts = near === 'all' ? town.districts : nearest(near, town);
  const isWhole = districts.length === town.districts.length;
  const focused = [...new Set(focus)].filter((slot) => town.running.has(slot)).sort((a, b) => a - b);
  const names = isWhole
    ? '*'
    : districts
        .map(({ key }) => key)
        .sort()
        .join('\n');
  return { near: districts, isWhole, focus: focused, group: `${names}\n\n${focused.join()}` };
}

/** In the client's order, until there are too many containers; the first one in any case. */
function nearest(near: Exclude<Interest['near'], 'all'>, town: Town): StatsDistrict[] {
  const named = near.flatMap(({ host, parcels }) => parcels.map((parcel) => town.at(host, parcel)));
  const districts: StatsDistrict[] = [];
  let containers = 0;
  for (const district of new Set(named)) {
    if (district === undefined) continue;
    containers += district.slots.length;
    if (districts.length > 0 && containers > MOST_NEAR) break;
    districts.push(district);
  }
  return districts;
}
