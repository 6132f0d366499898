import type { EngineApi } from './api.ts';
import { describeEngine } from './describe.ts';
import { mapDetails } from './details.ts';
import type { ContainerStats, EngineReader, EventOptions, EventStream, ListedContainer } from './engine.ts';
import { parseEvent, sinceText } from './eventStream.ts';
import { followLines } from './follow.ts';
import { createRequestLane, type RequestLane } from './lane.ts';
import { mapList } from './list.ts';
import { mapProcess } from './process.ts';
import type { Reading } from './dockerStats.ts';
import { watchSocketFile } from './socketFile.ts';
import { createStatsParser, parseReading } from './statsStream.ts';

const PING_LIMIT_MS = 3_000;
const LIST_LIMIT_MS = 120_000;
const INSPECT_LIMIT_MS = 10_000;
const OPEN_LIMIT_MS = 10_000;
const READING_LIMIT_MS = 10_000;
/** 64 digits each: the address of a call stays under 8 KiB. */
const IDS_PER_CALL = 50;

export function createReader(api: EngineApi): EngineReader {
  const lane = createRequestLane();
  const inspect = async (engineId: string, signal: AbortSignal): Promise<string> => {
    const path = `/containers/${engineId}/json`;
    return (await api.request({ method: 'GET', path, limitMs: INSPECT_LIMIT_MS }, signal)).body;
  };
  return {
    address: api.address,
    describe: (signal) => describeEngine(api, signal),
    ping: async (signal) => {
      await api.request({ method: 'GET', path: '/_ping', limitMs: PING_LIMIT_MS }, signal);
    },
    list: (signal) => listContainers(api, {}, signal),
    listSome: (engineIds, signal) => listSome(api, engineIds, signal),
    inspect: async (engineId, signal) =>
      mapDetails(await lane.run('first', () => inspect(engineId, signal), signal)),
    process: async (engineId, signal) =>
      mapProcess(await lane.run('later', () => inspect(engineId, signal), signal)),
    events: (options) => openEvents(api, options),
    stats: (engineId, onStats, signal) => followStats({ api, lane }, { engineId, onStats }, signal),
    reading: (engineId, way, signal) =>
      way === 'one-shot'
        ? readOnce({ api, lane }, engineId, signal)
        : readFirst({ api, lane }, engineId, signal),
    onReturn: (listener) => watchSocketFile(api.address, listener),
  };
}

type Filters = Readonly<Record<string, readonly string[]>>;

async function listContainers(
  api: EngineApi,
  filters: Filters,
  signal: AbortSignal,
): Promise<ListedContainer[]> {
  const query = { all: '1', filters: JSON.stringify(filters) };
  const request = { method: 'GET', path: '/containers/json', query, limitMs: LIST_LIMIT_MS } as const;
  const { body } = await api.request(request, signal);
  return mapList(body);
}

/** One call after the other: the engine is never asked for two lists at once. */
async function listSome(
  api: EngineApi,
  engineIds: readonly string[],
  signal: AbortSignal,
): Promise<ListedContainer[]> {
  const found: ListedContainer[] = [];
  for (let i = 0; i < engineIds.length; i += IDS_PER_CALL) {
    const id = engineIds.slice(i, i + IDS_PER_CALL);
    found.push(...(await listContainers(api, { id }, signal)));
  }
  return found;
}

async function openEvents(api: EngineApi, { since, onEvent, signal }: EventOptions): Promise<EventStream> {
  const query = { since: sinceText(since), filters: JSON.stringify({ type: ['container'] }) };
  const request = { method: 'GET', path: '/events', query, limitMs: OPEN_LIMIT_MS } as const;
  const response = await api.open(request, signal);
  const ended = followLines(response, (line) => {
    const event = parseEvent(line);
    if (event !== null) onEvent(event);
  });
  return { ended };
}

/** Where stats are asked for: the lane is that of the whole engine. */
interface StatsLine {
  readonly api: EngineApi;
  readonly lane: RequestLane;
}

interface StatsTarget {
  readonly engineId: string;
  readonly onStats: (stats: ContainerStats) => void;
}

const openStats = ({ api, lane }: StatsLine, engineId: string, signal: AbortSignal) => {
  const path = `/containers/${engineId}/stats`;
  const request = { method: 'GET', path, query: { stream: '1' }, limitMs: OPEN_LIMIT_MS } as const;
  return lane.run('later', () => api.open(request, signal), signal);
};

/** A container that does not run would send empty readings for ever: the first one ends the stream. */
async function followStats(
  line: StatsLine,
  { engineId, onStats }: StatsTarget,
  signal: AbortSignal,
): Promise<void> {
  const response = await openStats(line, engineId, signal);
  const parse = createStatsParser(engineId);
  await followLines(response, (text) => {
    const stats = parse(text);
    if (stats === null) response.destroy();
    else onStats(stats);
  });
}

async function readOnce({ api, lane }: StatsLine, engineId: string, signal: AbortSignal) {
  const path = `/containers/${engineId}/stats`;
  const query = { stream: '0', 'one-shot': '1' };
  const request = { method: 'GET', path, query, limitMs: READING_LIMIT_MS } as const;
  return parseReading((await lane.run('later', () => api.request(request, signal), signal)).body);
}

/** The first line of a stream, whose head comes at once: while it waits for the engine's collector it holds up nothing. */
async function readFirst(line: StatsLine, engineId: string, signal: AbortSignal): Promise<Reading | null> {
  const limited = AbortSignal.timeout(READING_LIMIT_MS);
  const response = await openStats(line, engineId, signal);
  const stop = () => response.destroy();
  limited.addEventListener('abort', stop);
  let reading: Reading | null = null;
  await followLines(response, (text) => {
    reading ??= parseReading(text);
    response.destroy();
  });
  limited.removeEventListener('abort', stop);
  return reading;
}
