import { z } from 'zod';
import type { EngineApi } from './api.ts';
import { EngineError, isKeptBack, type EngineDescription } from './engine.ts';

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

const versionSchema = z.object({ Version: z.string() });
/** In place of the id of an engine that does not tell it. */
const UNDISCLOSED = 'undisclosed';

/** Asks `GET /info`, in a version that is negotiated anew; where a proxy keeps that back, `GET /version` tells a little. */
export async function describeEngine(api: EngineApi, signal: AbortSignal): Promise<EngineDescription> {
  const apiVersion = await api.connect(signal);
  try {
    const { body } = await api.request({ method: 'GET', path: '/info', limitMs: INFO_LIMIT_MS }, signal);
    return mapInfo(body, apiVersion);
  } catch (error) {
    if (!isKeptBack(error)) throw error;
    return describeBriefly(api, apiVersion, signal);
  }
}

/** Without the engine's clock, which then counts as ours. */
async function describeBriefly(
  api: EngineApi,
  apiVersion: string,
  signal: AbortSignal,
): Promise<EngineDescription> {
  const nothing = {
    engineId: UNDISCLOSED,
    name: null,
    cpus: null,
    memoryBytes: null,
    time: null,
    apiVersion,
  };
  try {
    const { body } = await api.request({ method: 'GET', path: '/version', limitMs: INFO_LIMIT_MS }, signal);
    return { ...nothing, version: versionSchema.parse(JSON.parse(body)).Version };
  } catch (error) {
    if (!isKeptBack(error)) throw error;
    return { ...nothing, version: null };
  }
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
