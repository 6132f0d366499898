import type { HostId, RecordMap } from '../../shared/records.ts';
import { hostsIn } from '../store/derived.ts';

/**
 * What is chained at a building is looked at only when its record is another object: so where a proxy before an engine allows
 * something else than before, each container of that engine becomes one.
 */
export function chainedAnew(shown: RecordMap, next: RecordMap): RecordMap {
  const changed = hostsIn(next).filter((host) => isRefusedElse(shown, host.id, next));
  if (changed.length === 0) return next;
  const hosts = new Set(changed.map(({ id }) => id));
  const anew = new Map(next);
  for (const record of next.values()) {
    if (record.type === 'container' && hosts.has(record.host)) anew.set(record.id, { ...record });
  }
  return anew;
}

/** A host that was not shown has no buildings yet. */
function isRefusedElse(shown: RecordMap, host: HostId, next: RecordMap): boolean {
  const before = shown.get(host);
  return before?.type === 'host' && refusedAt(shown, host) !== refusedAt(next, host);
}

function refusedAt(records: RecordMap, host: HostId): string {
  const record = records.get(host);
  return record?.type === 'host' ? (record.refused ?? []).join() : '';
}
