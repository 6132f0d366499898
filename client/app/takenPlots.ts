import { differing } from '../../shared/layeredMap.ts';
import type { HostId, RecordMap, WorldRecord } from '../../shared/records.ts';

/** The plots of each host on which somebody stands; from one world to the next it looks only at what has changed. */
export function createTakenPlots(): (records: RecordMap) => ReadonlyMap<HostId, ReadonlySet<number>> {
  const taken = new Map<HostId, Set<number>>();
  let known: RecordMap = new Map();
  const leave = (record: WorldRecord | undefined): void => {
    if (record?.type === 'container' && record.plot !== null) taken.get(record.host)?.delete(record.plot);
  };
  const take = (record: WorldRecord | undefined): void => {
    if (record?.type !== 'container' || record.plot === null) return;
    const plots = taken.get(record.host) ?? new Set();
    taken.set(record.host, plots.add(record.plot));
  };
  return (records) => {
    const ids = differing(known, records);
    // One may take what another leaves.
    for (const id of ids) leave(known.get(id));
    for (const id of ids) take(records.get(id));
    known = records;
    return taken;
  };
}
