import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { engineForTests } from '../support/engineForTests.ts';
import { TEST_IMAGE } from '../support/testEngine.ts';
import { playScript, type Seen } from './script.ts';
import { STEPS } from './steps.ts';

type Life = ReadonlyMap<string, Seen>;

let real: Life;
let simulated: Life;

beforeAll(async () => {
  const engine = await engineForTests();
  const simulator = await startSimulator({ containers: 0, alive: false, images: [TEST_IMAGE] });
  [real, simulated] = await Promise.all([playScript(engine.address), playScript(simulator.address)]);
  await simulator.close();
});

afterAll(async () => {
  await (await engineForTests()).removeContainers();
});

describe('a client sees the same of the simulated engine as of a real one', () => {
  test.each([...STEPS.map(({ title }) => title), 'events once more, from the start'])('%s', (title) => {
    expect(simulated.get(title)).toEqual(real.get(title));
  });
});

test('the script has shown the lasting states and healths and kinds of refusal', () => {
  const steps = [...real.values()];
  const containers = steps.flatMap((step) => step.containers);
  const states = containers.map(({ state }) => state);
  const healths = containers.map(({ health }) => health);
  const refusals = steps.map(({ outcome }) => /^(\w+): /.exec(String(outcome))?.[1]).filter(Boolean);
  expect([...new Set(states)].toSorted()).toEqual(['created', 'exited', 'paused', 'running']);
  expect([...new Set(healths)].toSorted()).toEqual(['healthy', 'none', 'unhealthy']);
  expect([...new Set(refusals)].toSorted()).toEqual(expect.arrayContaining(['409', 'conflict', 'notFound']));
});
