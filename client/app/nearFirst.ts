import { islandX, plotAt } from '../../shared/plots.ts';
import { containersOf, type Container, type RecordMap } from '../../shared/records.ts';

/** So many buildings are raised within a frame that nobody sees as a stop. */
const AT_ONCE = 1_250;
/** Blocks about the visitor: as far as the first land reaches. */
const NEAR = 240;

/** A place in the world. */
export interface Spot {
  readonly x: number;
  readonly z: number;
}

/** A world without those of thousands of new containers that are far from the visitor; `records` itself where few are new. */
export function nearFirst(shown: RecordMap, records: RecordMap, visitor: Spot): RecordMap {
  const fresh = containersOf(records).filter(({ id }) => !shown.has(id));
  if (fresh.length <= AT_ONCE) return records;
  const isNear = nearTo(visitor, records);
  const near = new Map(records);
  for (const container of fresh) if (!isNear(container)) near.delete(container.id);
  return near;
}

const nearTo =
  (visitor: Spot, records: RecordMap) =>
  ({ plot, host }: Container): boolean => {
    const home = records.get(host);
    if (plot === null || home?.type !== 'host') return false;
    const { x, z } = plotAt(plot);
    return Math.hypot(islandX(home.index) + x - visitor.x, z - visitor.z) < NEAR;
  };
