import type { RecordMap, WorldRecord } from '../../shared/records.ts';

/**
 * Whether anything stands elsewhere or looks otherwise from outside than before: most patches only change a state, and walls
 * need not be built anew for them.
 */
export function hasMoved(previous: RecordMap, next: RecordMap): boolean {
  if (previous.size !== next.size) return true;
  for (const [id, record] of next) {
    const before = previous.get(id);
    if (before !== record && !standsAlike(before, record)) return true;
  }
  return false;
}

function standsAlike(before: WorldRecord | undefined, after: WorldRecord): boolean {
  if (before?.type !== after.type) return false;
  if (before.type !== 'container' || after.type !== 'container') return before.type === 'host';
  return (
    before.plot === after.plot &&
    before.image === after.image &&
    before.building === after.building &&
    before.memoryLimit === after.memoryLimit
  );
}
