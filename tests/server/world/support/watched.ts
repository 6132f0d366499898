import { containersOf, hostsOf } from '../../../../shared/records.ts';
import { createWorld } from '../../../../server/world/world.ts';
import type { World } from '../../../../server/world/world.ts';
import { manualClock } from './manualClock.ts';
import { memoryEngine } from './memoryEngine.ts';
import type { MemoryEngine } from './memoryEngine.ts';
import { noStore, silentLog } from './memoryStore.ts';

/** A world with one engine in memory, whose watch begins with `start`. */
export function watched(random?: () => number, address?: string) {
  const clock = manualClock(undefined, random);
  const engine = memoryEngine(clock, address);
  const world = createWorld({ epoch: 'e1', clock, store: noStore, log: silentLog });
  const start = () =>
    world.addHost({ reader: engine.reader, address: engine.reader.address, simulated: false });
  return { clock, engine, world, start };
}

/** What the world says, to be compared with `real`. */
export const shown = (world: World) =>
  containersOf(world.map.records())
    .map(({ id, name, state }) => `${id.slice(-4)} ${name} ${state}`)
    .sort();
export const real = (engine: MemoryEngine) =>
  [...engine.containers.values()]
    .filter(({ hidden }) => !hidden)
    .map(({ engineId: id, name, state }) => `${id.slice(-4)} ${name} ${state}`)
    .sort();
export const stateOf = (world: World) => {
  const [host] = hostsOf(world.map.records());
  return { state: host?.state, problem: host?.problem };
};
