import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS, NEVER_RUN } from '../../../server/simulator/container.ts';
import type { SimulatedContainer } from '../../../server/simulator/container.ts';
import { FOR_EVER } from '../../../server/simulator/program.ts';
import { consumption } from '../../../server/simulator/rhythms.ts';
import { IDLE } from './machines.ts';

const START = 1_800_000_000_000;

const running = (spec: Partial<SimulatedContainer['spec']>, id = 'c'): SimulatedContainer => ({
  id,
  name: 'web',
  createdAt: START,
  spec: { ...IDLE, ...spec },
  run: { ...NEVER_RUN, state: 'running', startedAt: START, countedFrom: START },
});

const counters = (container: SimulatedContainer, now: number) => {
  const { cpuNanos, receivedBytes, sentBytes, readBytes, writtenBytes } = consumption(container, now);
  return [cpuNanos, receivedBytes, sentBytes, readBytes, writtenBytes];
};

test('counters never run backwards, at any time, for any kind', () => {
  const times = fc.array(fc.integer({ min: 0, max: 3 * 86_400_000 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.string(), times, (kind, id, ages) => {
      const container = running({ kind }, id);
      const readings = ages.sort((a, b) => a - b).map((age) => counters(container, START + age));
      readings.reduce((previous, next) => {
        next.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(previous[i] ?? 0));
        return next;
      });
    }),
  );
});

test('no second uses more than the cores that a container may have', () => {
  for (const kind of KINDS) {
    const container = running({ kind, nanoCpus: 5e8 });
    for (let age = 0; age < 600; age++) {
      const at = START + age * 1000;
      const used = consumption(container, at + 1000).cpuNanos - consumption(container, at).cpuNanos;
      expect(used).toBeLessThanOrEqual(5.05e8);
    }
  }
});

test('an afternoon is busier than the small hours', () => {
  const day = Date.UTC(2030, 0, 7);
  const hour = (from: number) => {
    const container = {
      ...running({ kind: 'api' }),
      run: { ...NEVER_RUN, startedAt: day, countedFrom: day },
    };
    const used = (at: number) => consumption(container, day + at * 3_600_000).cpuNanos;
    return used(from + 1) - used(from);
  };
  expect(hour(15)).toBeGreaterThan(1.4 * hour(3));
});

test('a leak fills its limit by the moment at which it ends the process', () => {
  const limit = 640 * 2 ** 20;
  const program = { ...FOR_EVER, runsMs: 600_000, outOfMemory: true };
  const container = running({ kind: 'leaky', memoryBytes: limit, program });
  const share = (age: number) => {
    const { memoryBytes, cacheBytes } = consumption(container, START + age);
    return Number(((memoryBytes - cacheBytes) / limit).toFixed(2));
  };
  expect([share(0), share(300_000), share(600_000)]).toEqual([0.3, 0.65, 1]);
});

test('memory stays within its limit and is never nothing', () => {
  for (const kind of KINDS) {
    for (let age = 0; age < 3600; age += 7) {
      const { memoryBytes } = consumption(running({ kind, memoryBytes: 128 * 2 ** 20 }), START + age * 1000);
      expect(memoryBytes).toBeGreaterThan(0);
      expect(memoryBytes).toBeLessThanOrEqual(128 * 2 ** 20);
    }
  }
});
