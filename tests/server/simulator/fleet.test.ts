import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planFleet, planStopped } from '../../../server/simulator/fleet.ts';
import { nameOf } from '../../../server/simulator/plan.ts';
import { createRandom } from '../../../server/simulator/random.ts';
import { createMachine } from '../../../server/simulator/simulator.ts';
import { manualClock } from '../world/support/manualClock.ts';

test('a fleet of any size has exactly that many containers, each with a name of its own', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer(), (count, seed) => {
      const names = planFleet(count, createRandom(seed)).map(nameOf);
      expect([names.length, new Set(names).size]).toEqual([count, count]);
    }),
  );
});

test('the same seed gives the same fleet, another seed another', () => {
  const fleet = (seed: number) =>
    createMachine({ containers: 200, seed, clock: manualClock() }).containers.all();
  expect(fleet(1)).toEqual(fleet(1));
  expect(fleet(1)).not.toEqual(fleet(2));
});

test('about 82 % run, in projects of 3 to 20, with every state among them', () => {
  const containers = createMachine({ containers: 10_000, clock: manualClock() }).containers.all();
  const running = containers.filter(({ run }) => run.state === 'running').length;
  expect(running / containers.length).toBeGreaterThan(0.8);
  expect(running / containers.length).toBeLessThan(0.84);
  expect(new Set(containers.map(({ run }) => run.state))).toEqual(
    new Set(['running', 'exited', 'created', 'paused', 'restarting', 'dead']),
  );
  const sizes = new Map<string, number>();
  for (const { spec } of containers) {
    const project = spec.labels['com.docker.compose.project'];
    if (project !== undefined) sizes.set(project, (sizes.get(project) ?? 0) + 1);
  }
  const counts = [...sizes.values()].sort((a, b) => a - b);
  expect([counts[1], counts.at(-1)]).toEqual([3, 20]);
});

test('31,000 containers are made, with few enough crash loops to stay calm', () => {
  const machine = createMachine({ containers: 31_000, clock: manualClock() });
  const looping = machine.containers.all().filter(({ run }) => run.state === 'restarting');
  expect([machine.containers.size, looping.length]).toEqual([31_000, 12]);
});

test('an old host has beside its fleet as many stopped containers as it is told, none of them running', () => {
  const plans = planStopped(1_000, createRandom(1));
  expect(plans).toHaveLength(1_000);
  expect([...new Set(plans.map(({ start }) => start))].toSorted()).toEqual(['created', 'done', 'failed']);
  expect(new Set(plans.map(nameOf)).size).toBe(1_000);
  expect(planStopped(undefined, createRandom(1))).toEqual([]);
});
