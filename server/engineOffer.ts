import type { EngineOffer } from '../shared/intents.ts';
import { createReading } from './engine/connect.ts';
import type { Endpoint } from './engine/endpoint.ts';
import { endpointAt, type Surroundings } from './shownEngines.ts';

const ANSWER_LIMIT_MS = 5_000;

export interface FoundOffer {
  readonly endpoint: Endpoint;
  readonly offer: EngineOffer;
}

/** No socket file at all means that there is no Docker here; a socket that refuses is an engine in trouble. */
export const isAbsent = (endpoint: Endpoint): boolean => endpoint.kind === 'unix' && !endpoint.socketExists;

/** An engine where docker itself would look; null while none answers there. */
export async function findOffer(surroundings: Surroundings): Promise<FoundOffer | null> {
  const endpoint = await endpointAt(surroundings, undefined).catch(() => null);
  if (endpoint === null || isAbsent(endpoint)) return null;
  const name = await nameOf(endpoint);
  return name === null ? null : { endpoint, offer: { address: endpoint.address, name } };
}

/** Null while it does not answer. */
const nameOf = (endpoint: Endpoint): Promise<string | null> =>
  createReading(endpoint)
    .reader.describe(AbortSignal.timeout(ANSWER_LIMIT_MS))
    .then(
      ({ name }) => name ?? endpoint.address,
      () => null,
    );
