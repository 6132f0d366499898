import fc from 'fast-check';
import type { Call, EventFault, Fault } from './memoryEngine.ts';
import { engineId } from '../../../support/records.ts';
import type { watched } from './watched.ts';

/** What can happen to an engine, or to us. */
export type Step =
  | { readonly kind: 'put'; readonly number: number; readonly state: State; readonly name: string }
  | { readonly kind: 'remove'; readonly number: number }
  | { readonly kind: 'events'; readonly fault: EventFault }
  | { readonly kind: 'engine'; readonly fault: Fault }
  | { readonly kind: 'hang'; readonly calls: readonly Call[] }
  | { readonly kind: 'endStreams' }
  | { readonly kind: 'return' }
  /** Another engine answers at the same address; `told` = the old one's connections end. */
  | { readonly kind: 'replace'; readonly told: boolean }
  /** With an empty ring of past events, as after every restart; containers may have ended meanwhile. */
  | { readonly kind: 'restart'; readonly dead: readonly number[] }
  | { readonly kind: 'latency'; readonly ms: number; readonly content: 'early' | 'late' }
  | { readonly kind: 'wait'; readonly ms: number };

type State = 'running' | 'exited' | 'paused';

export interface History {
  readonly steps: readonly Step[];
  /** What every draw of chance gives. */
  readonly chance: number;
  /** How long the watch has run before the first step; null = not even its first call is under way. */
  readonly headStartMs: HeadStart;
}

type HeadStart = null | 0 | 1_000;

const number = fc.integer({ min: 1, max: 6 });
const name = fc.constantFrom('a', 'b', 'c');
const state = fc.constantFrom<State[]>('running', 'exited', 'paused');
const someCalls = fc.subarray<Call>(['describe', 'ping', 'list', 'listSome', 'inspect', 'events']);

const put = fc.record({ kind: fc.constant('put' as const), number, state, name });
const remove = fc.record({ kind: fc.constant('remove' as const), number });
const wait = fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 5_000 }) });
const latency = fc.record({
  kind: fc.constant('latency' as const),
  ms: fc.integer({ min: 0, max: 400 }),
  content: fc.constantFrom('early', 'late' as const),
});
const eventsOf = (...faults: EventFault[]) =>
  fc.record({ kind: fc.constant('events' as const), fault: fc.constantFrom(...faults) });

/** Nothing is lost and nothing breaks: events come doubled or late, answers slowly and out of order. */
export const orderlyStep: fc.Arbitrary<Step> = fc.oneof(
  put,
  remove,
  wait,
  latency,
  eventsOf('none', 'doubled', 'late'),
);

export const faultyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(put, remove, wait) },
  { weight: 2, arbitrary: fc.oneof(latency, eventsOf('none', 'lost', 'doubled', 'late')) },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({
        kind: fc.constant('engine' as const),
        fault: fc.constantFrom<Fault[]>('none', 'refusing', 'silent', 'failing'),
      }),
      fc.record({ kind: fc.constant('hang' as const), calls: someCalls }),
      fc.record({ kind: fc.constantFrom('endStreams' as const, 'return' as const) }),
      fc.record({ kind: fc.constant('replace' as const), told: fc.boolean() }),
      fc.record({ kind: fc.constant('restart' as const), dead: fc.array(number, { maxLength: 3 }) }),
    ),
  },
);

const MOST_STEPS = 40;

/** Of any length: left to itself fast-check makes ten steps at most. */
export const historyOf = (step: fc.Arbitrary<Step>): fc.Arbitrary<History> =>
  fc.record({
    steps: fc.array(step, { maxLength: MOST_STEPS, size: 'max' }),
    chance: fc.double({ min: 0, max: 0.99, noNaN: true }),
    headStartMs: fc.constantFrom<HeadStart[]>(null, 0, 1_000),
  });

type Parts = ReturnType<typeof watched>;

/** Containers of two engines have nothing in common. */
const NUMBERS_PER_ENGINE = 100;

export async function play({ engine, clock }: Parts, steps: readonly Step[]): Promise<void> {
  let engines = 0;
  const own = (each: number) => engines * NUMBERS_PER_ENGINE + each;
  for (const step of steps) {
    if (step.kind === 'replace') engines += 1;
    await take(step, { engine, clock, own, nextEngine: `ENGINE-${engines}` });
  }
}

interface Stage extends Pick<Parts, 'engine' | 'clock'> {
  readonly own: (number: number) => number;
  readonly nextEngine: string;
}

// eslint-disable-next-line complexity -- one line for each kind
async function take(step: Step, { engine, clock, own, nextEngine }: Stage): Promise<void> {
  switch (step.kind) {
    case 'put':
      engine.put(own(step.number), { state: step.state, name: step.name });
      return;
    case 'remove':
      engine.remove(own(step.number));
      return;
    case 'events':
      engine.setEventFault(step.fault);
      return;
    case 'engine':
      engine.setFault(step.fault);
      return;
    case 'hang':
      engine.setHanging(step.calls);
      return;
    case 'endStreams':
      engine.endStreams();
      return;
    case 'return':
      engine.showReturn();
      return;
    case 'latency':
      engine.setLatency(step.ms, step.content);
      return;
    case 'wait':
      return clock.advance(step.ms);
    case 'replace':
      if (step.told) engine.endStreams();
      engine.replace(nextEngine);
      return;
    case 'restart':
      restart(engine, step.dead.map(own));
      return;
  }
}

function restart(engine: Parts['engine'], dead: readonly number[]) {
  engine.setFault('refusing');
  for (const id of dead.map(engineId)) {
    const container = engine.containers.get(id);
    if (container !== undefined) engine.containers.set(id, { ...container, state: 'exited', exitCode: 137 });
  }
  engine.setFault('none');
}

/** The faults end; events may still be lost. */
export function heal({ engine }: Parts): void {
  engine.setFault('none');
  engine.setHanging([]);
}
