/** An engine that is killed, comes back and hangs; and whether it is slower for others while it is watched. */
import { systemClock } from '../../../server/world/clock.ts';
import { townOver } from '../../server/world/support/townOver.ts';
import { startPrivateEngine, type PrivateEngine } from '../../support/privateEngine.ts';
import { compareEngineApi } from '../engineApi.ts';
import { isAway, isLive, untilEngine, withTown } from './places.ts';
import { atMost, type Row } from './rows.ts';

export async function lostEngine(): Promise<readonly Row[]> {
  const engine = await startPrivateEngine();
  try {
    return [...(await loseIt(engine)), await askBeside(engine.address)];
  } finally {
    engine.wake();
    await engine.stop();
  }
}

const loseIt = (engine: PrivateEngine): Promise<Row[]> =>
  withTown(engine.address, async (town) => {
    await untilEngine(town, isLive);
    await engine.kill();
    const killed = await untilEngine(town, isAway);
    await engine.restart();
    const back = await untilEngine(town, isLive);
    engine.hang();
    const hung = await untilEngine(town, isAway);
    engine.wake();
    return [
      atMost('killed engine shown', { reached: killed, goal: 1_000, unit: 'ms' }),
      atMost('live again after its return', { reached: back, goal: 5_000, unit: 'ms' }),
      atMost('hung engine shown', { reached: hung, goal: 10_000, unit: 'ms' }),
    ];
  });

async function askBeside(address: string): Promise<Row> {
  const { ratio } = await compareEngineApi({
    ...{ address, rounds: 4, callsPerRound: 400 },
    attach: async () => {
      const { world } = await townOver(systemClock, address);
      return () => {
        world.close();
        return Promise.resolve();
      };
    },
  });
  return atMost('engine API p99, attached / alone', { reached: ratio, goal: 1.1, unit: '', digits: 2 });
}
