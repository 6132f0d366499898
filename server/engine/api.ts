/** Calls of one engine, below the version of the API that was negotiated with it. */
import type { IncomingMessage } from 'node:http';
import type { EngineAnswer, EngineRequest, Transport } from './transport.ts';
import { negotiatePrefix } from './version.ts';

export interface EngineApi {
  readonly address: string;
  /** Negotiates anew: behind the same address there may be another engine now. Answers the version, '' = the engine's own. */
  connect(signal: AbortSignal): Promise<string>;
  /** `path` without the version. */
  request(request: EngineRequest, signal: AbortSignal): Promise<EngineAnswer>;
  open(request: EngineRequest, signal: AbortSignal): Promise<IncomingMessage>;
}

export function createApi(transport: Transport): EngineApi {
  let prefix: string | undefined;
  const connect = async (signal: AbortSignal) => {
    prefix = await negotiatePrefix(transport, signal);
    return prefix.replace('/v', '');
  };
  const versioned = async (request: EngineRequest, signal: AbortSignal): Promise<EngineRequest> => {
    if (prefix === undefined) await connect(signal);
    return { ...request, path: `${prefix ?? ''}${request.path}` };
  };
  return {
    address: transport.endpoint.address,
    connect,
    request: async (request, signal) => transport.request(await versioned(request, signal), signal),
    open: async (request, signal) => transport.open(await versioned(request, signal), signal),
  };
}
