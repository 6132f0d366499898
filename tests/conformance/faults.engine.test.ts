import { beforeAll, describe, expect, test } from 'vitest';
import { closedAfterAll } from '../support/opened.ts';
import { connectTo } from './client.ts';
import { FAULT_STEPS } from './faultSteps.ts';
import { realEngine, simulatedEngine, type FaultyEngine } from './faultyEngines.ts';

type Life = ReadonlyMap<string, unknown>;

const opened = closedAfterAll();
let real: Life;
let simulated: Life;

async function playFaults(engine: FaultyEngine): Promise<Life> {
  const client = await connectTo(engine.wire.address);
  const { signal } = new AbortController();
  const { engineId } = await client.reader.describe(signal);
  const stage = { ...client, ...engine, engineId, signal, ids: [] };
  const seen = new Map<string, unknown>();
  for (const { title, play } of FAULT_STEPS) seen.set(title, await play(stage));
  return seen;
}

beforeAll(async () => {
  const engines = [await realEngine(opened), await simulatedEngine(opened)] as const;
  [real, simulated] = await Promise.all([playFaults(engines[0]), playFaults(engines[1])]);
});

describe('a client is told the same of a fault, whether a real engine or a simulated one has it', () => {
  test.each(FAULT_STEPS.map(({ title }) => title))('%s', (title) => {
    expect(simulated.get(title)).toEqual(real.get(title));
  });
});

test('the script has shown every kind of failure that a wire or an engine can have', () => {
  const told = JSON.stringify([...real.values()]);
  const codes = ['conflict', 'failed', 'unreachable', 'timeout', 'notFound'];
  expect(codes.filter((code) => told.includes(`"${code}"`))).toEqual(codes);
});
