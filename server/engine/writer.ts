import type { EngineApi } from './api.ts';
import { stopTimeoutSeconds } from './details.ts';
import type { EngineWriter } from './engine.ts';

const INSPECT_LIMIT_MS = 10_000;
/** Beyond what the container itself may take. */
const ACT_LIMIT_MS = 30_000;
/** For a container that may take as long as it likes. */
const PATIENT_LIMIT_MS = 600_000;

export function createWriter(api: EngineApi): EngineWriter {
  return {
    act: async (engineId, action, signal) => {
      const path = `/containers/${engineId}/${action}`;
      const waits = action === 'stop' || action === 'restart';
      const limitMs = waits ? await stopLimitMs(api, engineId, signal) : ACT_LIMIT_MS;
      await api.request({ method: 'POST', path, limitMs }, signal);
    },
    remove: async (engineId, { force }, signal) => {
      const query = { force: force ? '1' : '0', v: '0' };
      const path = `/containers/${engineId}`;
      await api.request({ method: 'DELETE', path, query, limitMs: ACT_LIMIT_MS }, signal);
    },
  };
}

/** Stopping blocks until the container ended or its own stop timeout passed: giving up earlier would tell a lie. */
async function stopLimitMs(api: EngineApi, engineId: string, signal: AbortSignal): Promise<number> {
  const path = `/containers/${engineId}/json`;
  const answer = await api.request({ method: 'GET', path, limitMs: INSPECT_LIMIT_MS }, signal);
  const seconds = stopTimeoutSeconds(answer.body);
  return seconds < 0 ? PATIENT_LIMIT_MS : seconds * 1000 + ACT_LIMIT_MS;
}
