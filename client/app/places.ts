import {
  districtId,
  type Container,
  type District,
  type DistrictId,
  type Host,
  type HostId,
  type RecordId,
  type RecordMap,
} from '../../shared/records.ts';
import type { Whereabouts } from './farFigures.ts';

/** Of where all containers of a district stand. Undefined is what has not come yet. */
interface Place extends Whereabouts {
  readonly id: DistrictId;
  readonly hostId: HostId;
}

export interface Places {
  /** By number, as the records say. A number is another's once its district is gone. */
  readonly byNumber: readonly Place[];
  readonly numberOf: (container: Container, records: RecordMap) => number;
  /** A host or a district is another now, or gone. */
  readonly renew: (id: RecordId, records: RecordMap) => void;
}

/** Districts by small numbers: to look up by its names where each of ten thousand containers stands takes 1 ms. */
export function createPlaces(): Places {
  const byNumber: Place[] = [];
  const numbers = new Map<RecordId, number>();
  const free: number[] = [];
  return {
    byNumber,
    numberOf: ({ host, project }, records) => {
      const id = districtId(host.slice('host:'.length), project);
      const number = numbers.get(id) ?? free.pop() ?? byNumber.length;
      if (!numbers.has(id)) byNumber[number] = placeIn(records, id, host);
      numbers.set(id, number);
      return number;
    },
    renew: (changed, records) => {
      const number = numbers.get(changed);
      if (number === undefined) renewHost(changed, records);
      else renewDistrict(number, records);
    },
  };

  function renewHost(changed: RecordId, records: RecordMap): void {
    byNumber.forEach(({ id, hostId }, number) => {
      if (hostId === changed) byNumber[number] = placeIn(records, id, hostId);
    });
  }

  function renewDistrict(number: number, records: RecordMap): void {
    const place = byNumber[number];
    if (place === undefined) return;
    byNumber[number] = placeIn(records, place.id, place.hostId);
    if (records.has(place.id)) return;
    // It is empty before it goes.
    numbers.delete(place.id);
    free.push(number);
  }
}

const placeIn = (records: RecordMap, id: DistrictId, hostId: HostId): Place => ({
  ...{ id, hostId, host: hostAt(hostId, records), district: districtAt(id, records) },
});

function hostAt(id: RecordId, records: RecordMap): Host | undefined {
  const record = records.get(id);
  return record?.type === 'host' ? record : undefined;
}

function districtAt(id: RecordId, records: RecordMap): District | undefined {
  const record = records.get(id);
  return record?.type === 'district' ? record : undefined;
}
