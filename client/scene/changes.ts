import type { Container, ContainerId, Host, RecordMap } from '../../shared/records.ts';

/** Containers that one map has otherwise than the other; `===` tells. */
export function changedContainers(previous: RecordMap, next: RecordMap): ContainerId[] {
  const ids: ContainerId[] = [];
  for (const record of next.values()) {
    if (record.type === 'container' && previous.get(record.id) !== record) ids.push(record.id);
  }
  for (const record of previous.values()) {
    if (record.type === 'container' && !next.has(record.id)) ids.push(record.id);
  }
  return ids;
}

export function haveHostsChanged(previous: RecordMap, next: RecordMap): boolean {
  for (const record of next.values()) {
    if (record.type === 'host' && previous.get(record.id) !== record) return true;
  }
  return false;
}

export function hostOf(records: RecordMap, container: Container): Host | undefined {
  const host = records.get(container.host);
  return host?.type === 'host' ? host : undefined;
}

/** Whether hosts or districts differ: lighthouses, gates and chains tell of them. */
export function haveOthersChanged(previous: RecordMap, next: RecordMap): boolean {
  for (const record of next.values()) {
    if (record.type !== 'container' && previous.get(record.id) !== record) return true;
  }
  for (const record of previous.values())
    if (record.type !== 'container' && !next.has(record.id)) return true;
  return false;
}
