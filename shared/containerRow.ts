import { CONTAINER_STATES, PROTECTIONS, containerId, engineIdOf, hostId } from './records.ts';
import type { Container, ContainerId, Health } from './records.ts';
import { at, flagOf, keyOf } from './words.ts';
import type { Flag, Word, WordAt, WordOf } from './words.ts';

/** A container as it travels. */
export type ContainerRow = readonly [
  kind: 'c',
  /** The engine's own where the rest follows from the host, else the whole. */
  id: string,
  host: Word,
  name: string,
  image: Word,
  state: number,
  health: number,
  exitCode: number | null,
  oomKilled: Flag,
  restartCount: number | null,
  startedAt: number | null,
  cpuLimit: number | null,
  memoryLimit: number | null,
  stopTimeout: number | null,
  project: Word,
  service: Word,
  number: number,
  plot: number | null,
  slot: number,
  isProtected: Flag,
  protection: number | null,
  building: Word,
];

const HEALTHS: readonly Health[] = ['none', 'starting', 'healthy', 'unhealthy'];

export const containerRow = (record: Container, word: WordOf): ContainerRow => [
  'c',
  shortId(record),
  word(keyOf(record.host)),
  record.name,
  word(record.image),
  CONTAINER_STATES.indexOf(record.state),
  HEALTHS.indexOf(record.health),
  record.exitCode,
  flagOf(record.oomKilled),
  record.restartCount,
  record.startedAt,
  record.cpuLimit,
  record.memoryLimit,
  record.stopTimeout ?? null,
  word(record.project),
  word(record.service),
  record.number,
  record.plot,
  record.slot,
  flagOf(record.protected),
  record.protection === undefined ? null : PROTECTIONS.indexOf(record.protection),
  word(record.building),
];

/** Throws RangeError where the row names a word or a state that there is not. */
export const containerFrom = (row: ContainerRow, word: WordAt): Container => ({
  type: 'container',
  id: wholeId(row[1], word(row[2])),
  host: hostId(word(row[2])),
  name: row[3],
  image: word(row[4]),
  state: at(CONTAINER_STATES, row[5]),
  health: at(HEALTHS, row[6]),
  exitCode: row[7],
  oomKilled: row[8] === 1,
  restartCount: row[9],
  startedAt: row[10],
  cpuLimit: row[11],
  memoryLimit: row[12],
  ...(row[13] !== null && { stopTimeout: row[13] }),
  project: word(row[14]),
  service: word(row[15]),
  number: row[16],
  plot: row[17],
  slot: row[18],
  protected: row[19] === 1,
  ...(row[20] !== null && { protection: at(PROTECTIONS, row[20]) }),
  building: word(row[21]),
});

function shortId({ id, host }: Container): string {
  const short = engineIdOf(id);
  return !isWhole(short) && containerId(keyOf(host), short) === id ? short : id;
}

const wholeId = (id: string, hostKey: string): ContainerId => (isWhole(id) ? id : containerId(hostKey, id));

const isWhole = (id: string): id is ContainerId => id.startsWith('container:');
