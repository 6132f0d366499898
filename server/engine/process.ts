import { z } from 'zod';
import { EngineError, type ContainerProcess } from './engine.ts';

const processSchema = z.object({
  State: z.object({ Running: z.boolean(), Pid: z.number().catch(0) }),
  HostConfig: z.object({ NetworkMode: z.string().catch('') }),
});

/** `json` is the body of `GET /containers/{id}/json`. */
export function mapProcess(json: string): ContainerProcess {
  const { State: state, HostConfig: host } = parse(json);
  return {
    pid: state.Running && state.Pid > 0 ? state.Pid : null,
    hostNetwork: host.NetworkMode === 'host',
  };
}

function parse(json: string): z.infer<typeof processSchema> {
  try {
    return processSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new EngineError('protocol', 'The engine did not answer with a container.', cause);
  }
}
