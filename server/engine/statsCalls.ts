import type { EngineApi } from './api.ts';
import type { Reading } from './dockerStats.ts';
import type { ContainerStats } from './engine.ts';
import { followLines } from './follow.ts';
import { createStatsParser, parseReading } from './statsStream.ts';

const OPEN_LIMIT_MS = 10_000;
const READING_LIMIT_MS = 10_000;

interface StatsTarget {
  readonly engineId: string;
  readonly onStats: (stats: ContainerStats) => void;
}

const openStats = (api: EngineApi, engineId: string, signal: AbortSignal) => {
  const path = `/containers/${engineId}/stats`;
  return api.open({ method: 'GET', path, query: { stream: '1' }, limitMs: OPEN_LIMIT_MS }, signal);
};

/** A container that does not run would send empty readings for ever: the first one ends the stream. */
export async function followStats(
  api: EngineApi,
  { engineId, onStats }: StatsTarget,
  signal: AbortSignal,
): Promise<void> {
  const response = await openStats(api, engineId, signal);
  const parse = createStatsParser(engineId);
  await followLines(response, (line) => {
    const stats = parse(line);
    if (stats === null) response.destroy();
    else onStats(stats);
  });
}

export async function readOnce(
  api: EngineApi,
  engineId: string,
  signal: AbortSignal,
): Promise<Reading | null> {
  const path = `/containers/${engineId}/stats`;
  const query = { stream: '0', 'one-shot': '1' };
  const request = { method: 'GET', path, query, limitMs: READING_LIMIT_MS } as const;
  return parseReading((await api.request(request, signal)).body);
}

/** The first line of a stream, whose head comes at once: while it waits for the engine's collector it holds up nothing. */
export async function readFirst(
  api: EngineApi,
  engineId: string,
  signal: AbortSignal,
): Promise<Reading | null> {
  const limited = AbortSignal.timeout(READING_LIMIT_MS);
  const response = await openStats(api, engineId, signal);
  const stop = () => response.destroy();
  limited.addEventListener('abort', stop);
  let reading: Reading | null = null;
  await followLines(response, (line) => {
    reading ??= parseReading(line);
    response.destroy();
  });
  limited.removeEventListener('abort', stop);
  return reading;
}
