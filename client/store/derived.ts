import { differing } from '../../shared/layeredMap.ts';
import {
  hostsOf,
  isAlarming,
  type Container,
  type RecordMap,
  type WorldRecord,
} from '../../shared/records.ts';

/**
 * What follows from the records of one type alone: worked out anew only when one of these is another, so that of thousands of
 * containers a patch changes, and who asks looks at, only a few.
 */
export function following<T>(
  type: WorldRecord['type'],
  workOut: (records: RecordMap) => T,
): (records: RecordMap) => T {
  let last: { readonly records: RecordMap; readonly value: T } | null = null;
  const holds = (value: T, before: RecordMap, records: RecordMap): T =>
    differing(before, records).some((id) => (records.get(id) ?? before.get(id))?.type === type)
      ? workOut(records)
      : value;
  return (records) => {
    const value = last === null ? workOut(records) : holds(last.value, last.records, records);
    last = { records, value };
    return value;
  };
}

/** How many containers are so. It costs what has changed since the last answer. */
export function counting(isSo: (container: Container) => boolean): (records: RecordMap) => number {
  let [counted, count]: [RecordMap, number] = [new Map(), 0];
  const one = (record: WorldRecord | undefined): number =>
    record?.type === 'container' && isSo(record) ? 1 : 0;
  return (records) => {
    for (const id of differing(counted, records)) count += one(records.get(id)) - one(counted.get(id));
    counted = records;
    return count;
  };
}

export const hostsIn = following('host', hostsOf);
export const countAlarms = counting(isAlarming);
