import Docker from 'dockerode';
import { createEngine } from '../../server/engine/connect.ts';
import { resolveEndpoint } from '../../server/engine/endpoints.ts';
import type { Engine } from '../../server/engine/engine.ts';

export interface Client extends Engine {
  /** Beside what the town itself can do: the script must make and rename containers. */
  readonly docker: Docker;
}

export async function connectTo(address: string): Promise<Client> {
  const resolution = await resolveEndpoint(address, {}, '/nowhere');
  if (!resolution.ok) throw new Error(resolution.problem);
  const { endpoint } = resolution;
  const docker =
    endpoint.kind === 'unix'
      ? new Docker({ socketPath: endpoint.path })
      : new Docker({ host: endpoint.host, port: endpoint.port, protocol: 'http' });
  return { ...createEngine(endpoint), docker };
}
