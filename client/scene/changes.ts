import { differing } from '../../shared/layeredMap.ts';
import type { Container, ContainerId, Host, RecordMap } from '../../shared/records.ts';

/** What differs between two maps; `===` tells. */
interface Differing {
  readonly containers: readonly ContainerId[];
  readonly hosts: boolean;
  /** Hosts or districts: lighthouses, gates and chains tell of them. */
  readonly others: boolean;
}

export function differingRecords(previous: RecordMap, next: RecordMap): Differing {
  const containers: ContainerId[] = [];
  let [hosts, others] = [false, false];
  for (const id of differing(previous, next)) {
    const record = next.get(id) ?? previous.get(id);
    if (record?.type === 'container') containers.push(record.id);
    else others = true;
    hosts ||= next.get(id)?.type === 'host';
  }
  return { containers, hosts, others };
}

export function hostOf(records: RecordMap, container: Container): Host | undefined {
  const host = records.get(container.host);
  return host?.type === 'host' ? host : undefined;
}
