import { expect, test } from 'vitest';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { systemClock } from '../../server/world/clock.ts';
import { townOver } from '../server/world/support/townOver.ts';
import { compareEngineApi } from './engineApi.ts';

test('the same calls are timed without us and with us attached, and every watch is ended', async () => {
  const simulator = await startSimulator({ containers: 30, seed: 1, alive: false });
  const { address } = simulator;
  let attached = 0;
  const compared = await compareEngineApi({
    ...{ address, rounds: 2, callsPerRound: 20 },
    attach: async () => {
      const town = await townOver(systemClock, address);
      attached += 1;
      return () => {
        town.world.close();
        attached -= 1;
        return Promise.resolve();
      };
    },
  });
  expect(compared).toEqual({
    alone: { calls: 40, p50: expect.any(Number) as number, p99: expect.any(Number) as number },
    attached: { calls: 40, p50: expect.any(Number) as number, p99: expect.any(Number) as number },
    ratio: compared.attached.p99 / compared.alone.p99,
  });
  expect(compared.alone.p99).toBeGreaterThanOrEqual(compared.alone.p50);
  expect(attached).toBe(0);
  await simulator.close();
});
