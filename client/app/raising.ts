import { islandX, plotAt } from '../../shared/plots.ts';
import { containersOf, type Container, type RecordMap } from '../../shared/records.ts';

/** So many buildings are raised within a frame that nobody sees as a stop. */
const AT_ONCE = 1_250;
/** Blocks about the visitor within which everything is raised first: as far as the first land reaches. */
const NEAR = 240;

/** A place in the world. */
export interface Spot {
  readonly x: number;
  readonly z: number;
}

/**
 * What to show next of a world: all of it, or where thousands of containers are new, some more of them – those near the visitor
 * first, then equal parts. Called with what it answered before, it ends with `wanted` itself.
 */
export function nextStep(shown: RecordMap, wanted: RecordMap, visitor: Spot): RecordMap {
  const missing = containersOf(wanted).filter(({ id }) => !shown.has(id));
  if (missing.length <= AT_ONCE) return wanted;
  const near = missing.filter(nearTo(visitor, wanted));
  const part = Math.ceil(missing.length / Math.ceil(missing.length / AT_ONCE));
  const later = new Set(near.length > 0 ? missing : missing.slice(part));
  for (const container of near) later.delete(container);
  const next = new Map(wanted);
  for (const { id } of later) next.delete(id);
  return next;
}

const nearTo =
  (visitor: Spot, records: RecordMap) =>
  ({ plot, host }: Container): boolean => {
    const home = records.get(host);
    if (plot === null || home?.type !== 'host') return false;
    const { x, z } = plotAt(plot);
    return Math.hypot(islandX(home.index) + x - visitor.x, z - visitor.z) < NEAR;
  };
