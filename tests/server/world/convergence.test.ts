import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventFault } from './support/memoryEngine.ts';
import { real, shown, stateOf, watched } from './support/watched.ts';

type Step =
  | { kind: 'put'; number: number; state: 'running' | 'exited' | 'paused'; name: string }
  | { kind: 'remove'; number: number }
  | { kind: 'events'; fault: EventFault }
  | { kind: 'engine'; fault: 'none' | 'refusing' | 'silent' }
  | { kind: 'latency'; ms: number; content: 'early' | 'late' }
  | { kind: 'wait'; ms: number };

const number = fc.integer({ min: 1, max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    number,
    state: fc.constantFrom('running', 'exited', 'paused' as const),
    name: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({ kind: fc.constant('remove' as const), number }),
  fc.record({
    kind: fc.constant('events' as const),
    fault: fc.constantFrom('none', 'lost', 'doubled', 'late' as const),
  }),
  fc.record({
    kind: fc.constant('engine' as const),
    fault: fc.constantFrom('none', 'refusing', 'silent' as const),
  }),
  fc.record({
    kind: fc.constant('latency' as const),
    ms: fc.integer({ min: 0, max: 400 }),
    content: fc.constantFrom('early', 'late' as const),
  }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 5_000 }) }),
);

async function take(step: Step, { engine, clock }: ReturnType<typeof watched>) {
  switch (step.kind) {
    case 'put':
      engine.put(step.number, { state: step.state, name: step.name });
      return;
    case 'remove':
      engine.remove(step.number);
      return;
    case 'events':
      engine.setEventFault(step.fault);
      return;
    case 'engine':
      engine.setFault(step.fault);
      return;
    case 'latency':
      engine.setLatency(step.ms, step.content);
      return;
    case 'wait':
      return clock.advance(step.ms);
  }
}

test('whatever is lost, doubled, late or cut, the world equals the engine 75 s after the last fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      async (steps, chance) => {
        const parts = watched(() => chance);
        parts.start();
        for (const each of steps) await take(each, parts);
        parts.engine.setFault('none');
        await parts.clock.advance(75_000);
        expect(shown(parts.world)).toEqual(real(parts.engine));
        expect(stateOf(parts.world)).toEqual({ state: 'live', problem: null });
        parts.world.close();
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('without lost events the world equals the engine 2 s after the last change', async () => {
  const faultless = step.filter(
    ({ kind, ...rest }) =>
      kind !== 'engine' && (kind !== 'events' || !('fault' in rest && rest.fault === 'lost')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(faultless, { maxLength: 40 }), async (steps) => {
      const parts = watched();
      parts.start();
      await parts.clock.advance(1_000);
      for (const each of steps) await take(each, parts);
      await parts.clock.advance(2_000);
      expect(shown(parts.world)).toEqual(real(parts.engine));
      parts.world.close();
    }),
    { numRuns: 150 },
  );
}, 60_000);
