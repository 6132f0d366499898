import { changed } from './layeredMap.ts';
import type { RecordId, RecordMap, WorldRecord } from './records.ts';

/** What turns one record map into the next. Records are whole; a record in neither list is untouched. */
export interface Diff {
  readonly put: readonly WorldRecord[];
  readonly remove: readonly RecordId[];
}

/** Null when nothing differs. Unequal records are compared by value, so a re-read that says the same is no difference. */
export function diffRecords(previous: RecordMap, next: RecordMap): Diff | null {
  const put = [...next.values()].filter((record) => !isSameRecord(previous.get(record.id), record));
  const remove = [...previous.keys()].filter((id) => !next.has(id));
  return put.length === 0 && remove.length === 0 ? null : { put, remove };
}

/** A new map in which untouched records keep their identity; the same map when the diff is empty. It costs what the diff holds. */
export function applyDiff(records: RecordMap, diff: Diff): RecordMap {
  if (diff.put.length === 0 && diff.remove.length === 0) return records;
  return changed(records, (draft) => {
    for (const id of diff.remove) draft.delete(id);
    for (const record of diff.put) draft.set(record.id, record);
  });
}

/** Whether both say the same. Shallow but for arrays, which records hold only of numbers. */
export function isSameRecord(a: WorldRecord | undefined, b: WorldRecord): boolean {
  if (a === b) return true;
  if (a?.type !== b.type) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => isSameValue(value, right.get(key)));
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => item === b[i]);
  return Object.is(a, b);
}
