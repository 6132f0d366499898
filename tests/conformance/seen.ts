/** What a client sees of an engine, without what differs from one run to the next. */
import type {
  ContainerDetails,
  ContainerStats,
  EngineEvent,
  ListedContainer,
} from '../../server/engine/engine.ts';
import type { LogLine } from '../../server/engine/log.ts';
import { EngineError } from '../../server/engine/engine.ts';

const RECENT_S = 120;

/** `recent` for a time of this run, else the number itself, so that a wrong one shows. */
const recent = (seconds: number): string | number =>
  Math.abs(Date.now() / 1000 - seconds) < RECENT_S ? 'recent' : seconds;

const isId = (id: string): boolean => /^[0-9a-f]{64}$/.test(id);

export const seenListed = ({ engineId, createdAt, ...rest }: ListedContainer) => ({
  ...rest,
  hasId: isId(engineId),
  createdAt: recent(createdAt),
});

export const seenDetails = ({ engineId, startedAt, ...rest }: ContainerDetails) => ({
  ...rest,
  hasId: isId(engineId),
  startedAt: startedAt === null ? null : recent(startedAt),
});

/** Which figures there are, and whether they can be true. */
export const seenStats = ({ time, cpuPercent, memoryBytes, memoryLimit, ...network }: ContainerStats) => ({
  time: recent(time / 1000),
  cpuPercent: cpuPercent === undefined ? 'unknown' : cpuPercent >= 0 && cpuPercent < 6_400,
  memoryBytes: memoryBytes !== undefined && memoryBytes > 0 && memoryBytes <= (memoryLimit ?? 0),
  memoryLimit,
  networkIn: typeof network.networkIn,
  networkOut: typeof network.networkOut,
});

export const seenLine = ({ stream, time, text }: LogLine) =>
  `${stream} ${recent(Date.parse(time) / 1000)} ${time.length} ${text}`;

export const seenEvent = ({ engineId, action, detail, name, time, timeNano }: EngineEvent) =>
  [action, detail, name, isId(engineId) && /^\d{19}$/.test(timeNano) ? recent(time / 1000) : timeNano]
    .join(' ')
    .trim();

/** The engine's sentence with the ids taken out of it. */
export function seenError(error: unknown): string {
  if (error instanceof EngineError) return `${error.code}: ${withoutIds(error.message)}`;
  if (error instanceof Error && 'statusCode' in error)
    return `${String(error.statusCode)}: ${withoutIds(error.message)}`;
  throw error;
}

const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{64}/g, 'ID').trim();
