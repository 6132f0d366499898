import { isSameRecord } from '../../shared/diff.ts';
import type { Diff } from '../../shared/diff.ts';
import type { RecordId, RecordMap, WorldRecord } from '../../shared/records.ts';
import type { WorldMap } from '../world/worldMap.ts';

/** The records as they were last told, kept beside the world's: a change of one costs nothing for the 31,000 others. */
export interface ToldRecords {
  readonly records: RecordMap;
  /** These have changed in the world, perhaps back again. */
  note(change: Diff): void;
  /** What differs from what was last told, which is told with this; empty when all has changed back. */
  take(): Diff;
}

export function createToldRecords(map: WorldMap): ToldRecords {
  const records = new Map<RecordId, WorldRecord>(map.records());
  let noted = new Set<RecordId>();
  return {
    records,
    note({ put, remove }) {
      for (const { id } of put) noted.add(id);
      for (const id of remove) noted.add(id);
    },
    take() {
      const put: WorldRecord[] = [];
      const remove: RecordId[] = [];
      for (const id of noted) {
        const record = map.get(id);
        if (record === undefined) remove.push(id);
        else if (!isSameRecord(records.get(id), record)) put.push(record);
      }
      noted = new Set();
      const gone = remove.filter((id) => records.delete(id));
      for (const record of put) records.set(record.id, record);
      return { put, remove: gone };
    },
  };
}
