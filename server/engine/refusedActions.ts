import { randomBytes } from 'node:crypto';
import { CONTAINER_ACTIONS } from '../../shared/actions.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { EngineApi } from './api.ts';
import { isKeptBack } from './engine.ts';
import type { EngineRequest } from './transport.ts';

const PROBE_LIMIT_MS = 3_000;
const ID_BYTES = 32;

/**
 * The actions that a proxy refuses. Each is asked for once, on a container that there cannot be: 256 random bits are neither
 * the id nor the name of one, and another each time, so that nobody can give a container that name; an engine answers 404. A
 * whole id also passes proxies that look at its form. Never rejects: what is not known to be refused is not chained.
 */
export async function refusedActions(api: EngineApi, signal: AbortSignal): Promise<ContainerAction[]> {
  const engineId = randomBytes(ID_BYTES).toString('hex');
  const asked = await Promise.all(
    CONTAINER_ACTIONS.map((action) =>
      api.request(probeOf(action, engineId), signal).then(
        () => false,
        (error: unknown) => isKeptBack(error),
      ),
    ),
  );
  return CONTAINER_ACTIONS.filter((_, i) => asked[i]);
}

/** As the writer would ask. */
function probeOf(action: ContainerAction, engineId: string): EngineRequest {
  const place = `/containers/${engineId}`;
  const common = { limitMs: PROBE_LIMIT_MS, lane: 'watch' } as const;
  return action === 'remove'
    ? { ...common, method: 'DELETE', path: place, query: { force: '0', v: '0' } }
    : { ...common, method: 'POST', path: `${place}/${action}` };
}
