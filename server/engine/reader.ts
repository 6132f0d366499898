import type { EngineApi } from './api.ts';
import { describeEngine } from './describe.ts';
import { mapDetails } from './details.ts';
import type { EngineReader, EventOptions, EventStream, ListedContainer } from './engine.ts';
import { parseEvent, sinceText } from './eventStream.ts';
import { followLines } from './follow.ts';
import { mapLongList } from './list.ts';
import { openLogs } from './logStream.ts';
import { mapProcess } from './process.ts';
import type { EngineRequest } from './transport.ts';
import { watchSocketFile } from './socketFile.ts';
import { followStats, readFirst, readOnce } from './statsCalls.ts';

const PING_LIMIT_MS = 3_000;
const LIST_LIMIT_MS = 120_000;
const SOME_SILENCE_MS = 10_000;
const INSPECT_LIMIT_MS = 10_000;
const OPEN_LIMIT_MS = 10_000;
/** 64 digits each: the address of a call stays under 8 KiB. */
const IDS_PER_CALL = 50;

export function createReader(api: EngineApi): EngineReader {
  return {
    address: api.address,
    describe: (signal) => describeEngine(api, signal),
    ping: async (signal) => {
      await api.request({ method: 'GET', path: '/_ping', limitMs: PING_LIMIT_MS }, signal);
    },
    list: (signal, silenceMs) => listContainers(api, { filters: {}, silenceMs }, signal),
    listSome: (engineIds, signal) => listSome(api, engineIds, signal),
    inspect: async (engineId, signal, lane) => mapDetails(await inspect(api, { engineId, lane }, signal)),
    process: async (engineId, signal) => mapProcess(await inspect(api, { engineId, turn: 'later' }, signal)),
    events: (options) => openEvents(api, options),
    stats: (engineId, onStats, signal) => followStats(api, { engineId, onStats }, signal),
    reading: (engineId, way, signal) => (way === 'one-shot' ? readOnce : readFirst)(api, engineId, signal),
    logs: (options) => openLogs(api, options),
    onReturn: (listener) => watchSocketFile(api.address, listener),
  };
}

async function inspect(
  api: EngineApi,
  { engineId, ...order }: { readonly engineId: string } & Pick<EngineRequest, 'lane' | 'turn'>,
  signal: AbortSignal,
): Promise<string> {
  const path = `/containers/${engineId}/json`;
  return (await api.request({ method: 'GET', path, limitMs: INSPECT_LIMIT_MS, ...order }, signal)).body;
}

interface Listing {
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly silenceMs: number | undefined;
}

async function listContainers(
  api: EngineApi,
  { filters, silenceMs }: Listing,
  signal: AbortSignal,
): Promise<ListedContainer[]> {
  const query = { all: '1', filters: JSON.stringify(filters) };
  const request = {
    method: 'GET',
    path: '/containers/json',
    query,
    limitMs: LIST_LIMIT_MS,
    silenceMs,
  } as const;
  const { body } = await api.request(request, signal);
  return mapLongList(body);
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
    found.push(...(await listContainers(api, { filters: { id }, silenceMs: SOME_SILENCE_MS }, signal)));
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
