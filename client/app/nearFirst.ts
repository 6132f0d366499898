import { plotAt } from '../../shared/plots.ts';
import { containersOf, hostsOf, type Container, type Host, type RecordMap } from '../../shared/records.ts';
import { NEAR } from '../workers/landMessages.ts';

/** So many buildings are raised within a frame that nobody sees as a stop. */
const AT_ONCE = 1_250;

/** Where on a host's island somebody arrives, relative to the island. */
export type ArrivalAt = (records: RecordMap, host: Host) => { readonly x: number; readonly z: number };

/** A world without those of thousands of new containers that are far from any arrival; `records` itself where few are new. */
export function nearFirst(shown: RecordMap, records: RecordMap, arrivalAt: ArrivalAt): RecordMap {
  const fresh = containersOf(records).filter(({ id }) => !shown.has(id));
  if (fresh.length <= AT_ONCE) return records;
  const isNear = nearIn(records, arrivalAt);
  const near = new Map(records);
  for (const container of fresh) if (!isNear(container)) near.delete(container.id);
  return near;
}

function nearIn(records: RecordMap, arrivalAt: ArrivalAt): (container: Container) => boolean {
  const spots = new Map(hostsOf(records).map((host) => [host.id, arrivalAt(records, host)]));
  return ({ plot, host }) => {
    const spot = spots.get(host);
    if (plot === null || spot === undefined) return false;
    const { x, z } = plotAt(plot);
    return Math.hypot(x - spot.x, z - spot.z) < NEAR;
  };
}
