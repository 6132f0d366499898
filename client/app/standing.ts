import { differing } from '../../shared/layeredMap.ts';
import type { RecordMap, WorldRecord } from '../../shared/records.ts';

/**
 * Whether anything stands elsewhere or looks otherwise from outside than before: most patches only change a state, and walls
 * need not be built anew for them.
 */
export function hasMoved(previous: RecordMap, next: RecordMap): boolean {
  return differing(previous, next).some((id) => {
    const [before, after] = [previous.get(id), next.get(id)];
    return before === undefined || after === undefined || !standsAlike(before, after);
  });
}

function standsAlike(before: WorldRecord, after: WorldRecord): boolean {
  if (before.type !== 'container' || after.type !== 'container') return before.type === 'host';
  return (
    before.plot === after.plot &&
    before.image === after.image &&
    before.building === after.building &&
    before.memoryLimit === after.memoryLimit
  );
}
