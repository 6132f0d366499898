import { islandX, ISLAND_PITCH } from '../../shared/plots.ts';
import { hostsOf, type Host, type RecordMap } from '../../shared/records.ts';
import { FERRY_PIER } from '../city/props/harbourRules.ts';
import type { Pose } from './pose.ts';

/** From the end of the pier to the quay before it. */
export const FERRY_REACH = 12;
/** Who flies over the harbour does not wait for a boat. */
const HIGHEST_EYE = 9;

/** The island to which a ferry goes from the pier where this eye waits; null away from a pier, or where there is one island only. */
export function ferryFrom({ x, y, z }: Pick<Pose, 'x' | 'y' | 'z'>, records: RecordMap): Host | null {
  const here = Math.round(x / ISLAND_PITCH);
  const away = Math.hypot(x - islandX(here) - FERRY_PIER.x, z - FERRY_PIER.z);
  if (y > HIGHEST_EYE || away > FERRY_REACH) return null;
  const others = hostsOf(records)
    .filter(({ index }) => index !== here)
    .toSorted((a, b) => a.index - b.index);
  return others.find(({ index }) => index > here) ?? others[0] ?? null;
}
