import { randomBytes } from 'node:crypto';
import { CONTAINER_ACTIONS } from '../../shared/actions.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { EngineApi } from './api.ts';
import { isKeptBack } from './engine.ts';
import type { EngineRequest } from './transport.ts';

const PROBE_LIMIT_MS = 3_000;
const ID_BYTES = 32;
/** No town needs it, so no proxy has to let it through; an engine answers from its memory and writes nothing into its log. */
const NEEDLESS_READ = { method: 'GET', path: '/plugins', limitMs: PROBE_LIMIT_MS, lane: 'watch' } as const;

/**
 * What is known of who stands before the engine: `likely` at an address of the network, which few engines have themselves,
 * and where an action was kept back; `unknown` at a socket of this machine.
 */
export type ProxySight = 'likely' | 'unknown';

/**
 * The actions that a proxy refuses. Each is asked for once, on a container that there cannot be: 256 random bits are neither
 * the id nor the name of one, and another each time, so that nobody can give a container that name; an engine answers 404. A
 * whole id also passes proxies that look at its form. An engine would write each into its log, so one that shows no proxy by
 * a read is not asked. Never rejects: what is not known to be refused is not chained.
 */
export async function refusedActions(
  api: EngineApi,
  sight: ProxySight,
  signal: AbortSignal,
): Promise<ContainerAction[]> {
  const isRefused = (request: EngineRequest): Promise<boolean> =>
    api.request(request, signal).then(
      () => false,
      (error: unknown) => isKeptBack(error),
    );
  if (sight === 'unknown' && !(await isRefused(NEEDLESS_READ))) return [];
  const engineId = randomBytes(ID_BYTES).toString('hex');
  const asked = await Promise.all(CONTAINER_ACTIONS.map((action) => isRefused(probeOf(action, engineId))));
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
