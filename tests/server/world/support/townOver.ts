import Docker from 'dockerode';
import { createEngine } from '../../../../server/engine/connect.ts';
import { resolveEndpoint } from '../../../../server/engine/endpoints.ts';
import type { Clock } from '../../../../server/world/clock.ts';
import { createWorld } from '../../../../server/world/world.ts';
import { containersOf } from '../../../../shared/records.ts';
import { noStore, silentLog } from './memoryStore.ts';
import { stateOf } from './watched.ts';

/** A world over a real wire, and what the engine itself lists. `address` is where the town looks, `engine` where the engine is. */
export async function townOver(clock: Clock, address: string, engine = address) {
  const resolution = await resolveEndpoint(address, {}, '/nowhere');
  if (!resolution.ok) throw new Error(resolution.problem);
  const { reader, calls } = createEngine(resolution.endpoint, clock);
  const world = createWorld({ epoch: 'e1', clock, store: noStore, log: silentLog });
  const host = world.addHost({ reader, address, calls, simulated: false });
  const docker = new Docker({ socketPath: engine.replace('unix://', '') });
  const listed = async () =>
    (await docker.listContainers({ all: true })).map(
      ({ Id: id, Names: [name], State: state }) => `${id.slice(0, 12)} ${name?.slice(1) ?? ''} ${state}`,
    );
  const shown = () =>
    containersOf(world.map.records()).map(({ id, name, state }) => {
      const engineId = id.slice(id.lastIndexOf('/') + 1);
      return `${engineId.slice(0, 12)} ${name} ${state}`;
    });
  return {
    ...{ world, docker, shown },
    state: () => stateOf(world).state,
    figures: () => world.figures().get(host),
    /** In which the two differ: nothing, when the town is right. */
    difference: async () => {
      const [ours, theirs] = [new Set(shown()), new Set(await listed())];
      return [
        ...[...ours].filter((each) => !theirs.has(each)).map((each) => `only shown: ${each}`),
        ...[...theirs].filter((each) => !ours.has(each)).map((each) => `not shown: ${each}`),
      ];
    },
  };
}

export type Town = Awaited<ReturnType<typeof townOver>>;
