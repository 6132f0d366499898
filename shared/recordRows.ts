import { containerFrom, containerRow } from './containerRow.ts';
import type { ContainerRow } from './containerRow.ts';
import { REFUSABLES } from './proxy.ts';
import { districtId, hostId } from './records.ts';
import type { District, DistrictId, Host, WorldRecord } from './records.ts';
import { at, createWords, flagOf, keyOf } from './words.ts';
import type { Flag, Word, WordAt, WordOf } from './words.ts';

/**
 * Records as they travel, in the snapshot's JSON and in patches alike: rows without the names of fields, and what
 * repeats (keys of hosts, images, projects, services) as words that are said once for all rows.
 */
export interface RecordRows {
  readonly words: readonly string[];
  readonly rows: readonly Row[];
}

export type Row = HostRow | ContainerRow | DistrictRow;

type HostRow = readonly [
  kind: 'h',
  key: Word,
  index: number,
  name: string,
  address: string,
  simulated: Flag,
  state: Host['state'],
  problem: string | null,
  confirmedAt: number | null,
  engineVersion: string | null,
  cpus: number | null,
  memoryBytes: number | null,
  refused: readonly number[] | null,
];

/** `id` is null where it follows from the host and the project. */
type DistrictRow = readonly [
  kind: 'd',
  id: DistrictId | null,
  host: Word,
  project: Word,
  parcels: readonly number[],
];

export function packRecords(records: readonly WorldRecord[]): RecordRows {
  const { wordOf, all } = createWords();
  const rows = records.map((record) => rowOf(record, wordOf));
  return { words: all(), rows };
}

/** Throws RangeError where a row names a word or a state that there is not. */
export function unpackRecords({ words, rows }: RecordRows): WorldRecord[] {
  const wordAt = (place: Word) => at(words, place);
  return rows.map((row) => recordFrom(row, wordAt));
}

function rowOf(record: WorldRecord, word: WordOf): Row {
  switch (record.type) {
    case 'host':
      return hostRow(record, word);
    case 'container':
      return containerRow(record, word);
    case 'district':
      return districtRow(record, word);
  }
}

function recordFrom(row: Row, word: WordAt): WorldRecord {
  switch (row[0]) {
    case 'h':
      return hostFrom(row, word);
    case 'c':
      return containerFrom(row, word);
    case 'd':
      return districtFrom(row, word);
  }
}

const hostRow = (host: Host, word: WordOf): HostRow => [
  'h',
  word(keyOf(host.id)),
  host.index,
  host.name,
  host.address,
  flagOf(host.simulated),
  host.state,
  host.problem,
  host.confirmedAt,
  host.engineVersion,
  host.cpus,
  host.memoryBytes,
  host.refused?.map((each) => REFUSABLES.indexOf(each)) ?? null,
];

const hostFrom = (row: HostRow, word: WordAt): Host => ({
  type: 'host',
  id: hostId(word(row[1])),
  index: row[2],
  name: row[3],
  address: row[4],
  simulated: row[5] === 1,
  state: row[6],
  problem: row[7],
  confirmedAt: row[8],
  engineVersion: row[9],
  cpus: row[10],
  memoryBytes: row[11],
  ...(row[12] !== null && { refused: row[12].map((place) => at(REFUSABLES, place)) }),
});

function districtRow({ id, host, project, parcels }: District, word: WordOf): DistrictRow {
  const follows = id === districtId(keyOf(host), project);
  return ['d', follows ? null : id, word(keyOf(host)), word(project), parcels];
}

function districtFrom([, id, key, place, parcels]: DistrictRow, word: WordAt): District {
  const [hostKey, project] = [word(key), word(place)];
  return {
    type: 'district',
    id: id ?? districtId(hostKey, project),
    host: hostId(hostKey),
    project,
    parcels,
  };
}
