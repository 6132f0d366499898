import { createApi } from './api.ts';
import type { Endpoint } from './endpoint.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Engine } from './engine.ts';
import { refusedActions } from './refusedActions.ts';
import type { ProxySight } from './refusedActions.ts';
import { createReader } from './reader.ts';
import { systemClock } from '../world/clock.ts';
import { laned } from './laned.ts';
import type { CallCount } from './laned.ts';
import { createTransport } from './transport.ts';
import { createWriter } from './writer.ts';

export interface ConnectedReader extends Pick<Engine, 'reader'> {
  /** Every call since the start, by what it was for. */
  readonly calls: () => readonly CallCount[];
}

export interface ConnectedEngine extends ConnectedReader, Engine {
  /**
   * What a proxy before it refuses; never rejects. Asks by requests that change nothing, but are no mere reads, where there
   * seems to be one. `isMet`: an action has just been kept back.
   */
  readonly refused: (signal: AbortSignal, isMet?: boolean) => Promise<readonly ContainerAction[]>;
}

/** The same to look at only: nothing is made that could change it. */
export function createReading(endpoint: Endpoint, clock = systemClock): ConnectedReader {
  const transport = laned(createTransport(endpoint), clock);
  return { reader: createReader(createApi(transport)), calls: transport.calls };
}

/** An engine at that place, whether or not one answers there now; opens no connection. */
export function createEngine(endpoint: Endpoint, clock = systemClock): ConnectedEngine {
  const transport = laned(createTransport(endpoint), clock);
  const api = createApi(transport);
  return {
    reader: createReader(api),
    writer: createWriter(api),
    calls: transport.calls,
    refused: (signal, isMet = false) => refusedActions(api, isMet ? 'likely' : sightOf(endpoint), signal),
  };
}

const sightOf = ({ kind }: Endpoint): ProxySight => (kind === 'tcp' ? 'likely' : 'unknown');
