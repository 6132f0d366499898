import { createApi } from './api.ts';
import type { Endpoint } from './endpoint.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Engine } from './engine.ts';
import { refusedActions } from './refusedActions.ts';
import { createReader } from './reader.ts';
import { systemClock } from '../world/clock.ts';
import { laned } from './laned.ts';
import type { CallCount } from './laned.ts';
import { createTransport } from './transport.ts';
import { createWriter } from './writer.ts';

export interface ConnectedEngine extends Engine {
  /** Every call since the start, by what it was for. */
  readonly calls: () => readonly CallCount[];
  /** What a proxy before it refuses; never rejects. Asks by requests that change nothing, but are no mere reads. */
  readonly refused: (signal: AbortSignal) => Promise<readonly ContainerAction[]>;
}

/** An engine at that place, whether or not one answers there now; opens no connection. */
export function createEngine(endpoint: Endpoint, clock = systemClock): ConnectedEngine {
  const transport = laned(createTransport(endpoint), clock);
  const api = createApi(transport);
  return {
    reader: createReader(api),
    writer: createWriter(api),
    calls: transport.calls,
    refused: (signal) => refusedActions(api, signal),
  };
}
