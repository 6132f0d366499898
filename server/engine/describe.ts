import { z } from 'zod';
import type { EngineApi } from './api.ts';
import { EngineError, type EngineDescription } from './engine.ts';

const INFO_LIMIT_MS = 5_000;

const infoSchema = z.object({
  ID: z.string().catch(''),
  Name: z.string(),
  NCPU: z.number(),
  MemTotal: z.number(),
  ServerVersion: z.string(),
  /** RFC 3339 with nanoseconds. */
  SystemTime: z.string(),
});

/** Asks `GET /info`, in a version that is negotiated anew. */
export async function describeEngine(api: EngineApi, signal: AbortSignal): Promise<EngineDescription> {
  const apiVersion = await api.connect(signal);
  const answer = await api.request({ method: 'GET', path: '/info', limitMs: INFO_LIMIT_MS }, signal);
  return mapInfo(answer.body, apiVersion);
}

export function mapInfo(json: string, apiVersion: string): EngineDescription {
  const info = parseInfo(json);
  return {
    engineId: info.ID,
    name: info.Name,
    version: info.ServerVersion,
    apiVersion,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
    time: Date.parse(info.SystemTime),
  };
}

function parseInfo(json: string): z.infer<typeof infoSchema> {
  try {
    return infoSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new EngineError('protocol', 'The engine did not answer with a description of itself.', cause);
  }
}
