import { startSimulator } from '../../../server/simulator/simulator.ts';
import { COMPARABLE_MEMORY, measureHeldKib } from '../../support/heldMemory.ts';
import { measureHerd } from '../../support/herd.ts';
import { withTown } from './places.ts';
import { atMost, withoutGoal, type Row } from './rows.ts';

const CLIENTS = 1_000;
const MANY_CLIENTS = 3_000;

/** A thousand clients that are cut off at once, and what an idle one costs. */
export async function herd(): Promise<readonly Row[]> {
  const engine = await startSimulator({ containers: 200, seed: 1, alive: false });
  try {
    const { returnMs, kibPerClient } = await withTown(engine.address, (town) => measureHerd(town, CLIENTS));
    const held = await withTown(
      engine.address,
      (town) => measureHeldKib(town, CLIENTS, MANY_CLIENTS),
      COMPARABLE_MEMORY,
    );
    return [
      atMost(`${CLIENTS} clients cut at once, all live`, { reached: returnMs, goal: 15_000, unit: 'ms' }),
      atMost(`held by idle client, from ${CLIENTS} to ${MANY_CLIENTS}`, {
        ...{ reached: held, goal: 40, unit: 'KiB' },
      }),
      withoutGoal(`growth by client, the first ${CLIENTS}`, `${kibPerClient.toFixed(0)} KiB`),
    ];
  } finally {
    await engine.close();
  }
}
