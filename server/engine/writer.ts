import { waitsForTheEnd, type ContainerAction } from '../../shared/actions.ts';
import type { EngineApi } from './api.ts';
import { mapDetails } from './details.ts';
import type { EngineWriter } from './engine.ts';

const INSPECT_LIMIT_MS = 10_000;
const ACT_LIMIT_MS = 30_000;
/** Beyond the stop timeout: a busy engine is slow to kill, and a restart has still to start. */
export const STOP_MARGIN_MS = 30_000;
/** For a container that may take as long as it likes. */
export const FOR_EVER_LIMIT_MS = 600_000;
/**
 * What is asked of the engine is done whoever leaves: only a call's own limit ends it. One for each call, since Node takes the
 * eleventh that waits on the same one for a leak.
 */
const never = (): AbortSignal => new AbortController().signal;

export function createWriter(api: EngineApi): EngineWriter {
  return {
    act: async (engineId, action) => {
      const limitMs = await limitOf(api, engineId, action);
      await api.request({ method: 'POST', path: `/containers/${engineId}/${action}`, limitMs }, never());
    },
    remove: async (engineId, { force }) => {
      const query = { force: force ? '1' : '0', v: '0' };
      const path = `/containers/${engineId}`;
      await api.request({ method: 'DELETE', path, query, limitMs: ACT_LIMIT_MS }, never());
    },
  };
}

/** Stopping blocks until the container ended or its own stop timeout passed: giving up earlier would tell a lie. */
async function limitOf(api: EngineApi, engineId: string, action: ContainerAction): Promise<number> {
  if (!waitsForTheEnd(action)) return ACT_LIMIT_MS;
  const path = `/containers/${engineId}/json`;
  const request = { method: 'GET', path, limitMs: INSPECT_LIMIT_MS, lane: 'actions' } as const;
  const { body } = await api.request(request, never());
  const { stopTimeout } = mapDetails(body);
  return stopTimeout < 0 ? FOR_EVER_LIMIT_MS : stopTimeout * 1000 + STOP_MARGIN_MS;
}
