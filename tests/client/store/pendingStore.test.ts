import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContainerAction } from '../../../shared/actions.ts';
import type { ActionResult } from '../../../shared/intents.ts';
import { ARMED_MS, createPendingStore, REFUSAL_SHOWN_MS } from '../../../client/store/pendingStore.ts';
import { heldClock } from '../../support/heldClock.ts';
import { aContainer } from '../../support/records.ts';

const UNKNOWN_AFTER_MS = 20_000;
const { id } = aContainer(1);
const accepted = (revision: number, epoch = 'e'): ActionResult => ({ ok: true, epoch, revision });
const refused: ActionResult = { ok: false, code: 'engine', message: 'port is taken' };
const ticket = { token: 'a'.repeat(32), validMs: 30_000, losses: [] };

const startedStore = () => {
  const clock = heldClock(0);
  const pending = createPendingStore(clock);
  pending.reach({ epoch: 'e', revision: 5 });
  let unknowns = 0;
  const onUnknown = () => (unknowns += 1);
  const ask = (action: ContainerAction, ms = UNKNOWN_AFTER_MS) => pending.ask(id, action, { ms, onUnknown });
  return { clock, pending, ask, entry: () => pending.getState().entries.get(id), unknowns: () => unknowns };
};

test('what is accepted stays pending until the world reaches the awaited revision', () => {
  const { pending, ask, entry } = startedStore();
  const answer = ask('stop');
  expect(entry()).toEqual({ phase: 'asked', action: 'stop', since: 0 });
  answer(accepted(7));
  expect(entry()).toEqual({ phase: 'accepted', action: 'stop', since: 0, epoch: 'e', revision: 7 });
  pending.reach({ epoch: 'e', revision: 6 });
  expect(entry()?.phase).toBe('accepted');
  pending.reach({ epoch: 'e', revision: 8 });
  expect(entry()).toBeUndefined();
});

test('an answer that the world is past already ends it at once', () => {
  const { ask, entry } = startedStore();
  const answer = ask('stop');
  answer(accepted(5));
  expect(entry()).toBeUndefined();
});

test('another run of the server ends it: everything was read anew', () => {
  const { pending, ask, entry } = startedStore();
  const answer = ask('stop');
  answer(accepted(70));
  pending.reach({ epoch: 'next', revision: 1 });
  expect(entry()).toBeUndefined();
});

test('what the world never shows is unknown in the end, although it was accepted', () => {
  const { clock, ask, entry, unknowns } = startedStore();
  expect(ask('stop')(accepted(7))).toBe('awaited');
  clock.pass(UNKNOWN_AFTER_MS);
  expect([entry()?.phase, unknowns()]).toEqual(['unknown', 1]);
});

test('a refusal stands for a moment with its sentence', () => {
  const { clock, ask, entry } = startedStore();
  const answer = ask('start');
  answer(refused);
  expect(entry()).toEqual({ phase: 'refused', action: 'start', since: 0, message: 'port is taken' });
  clock.pass(REFUSAL_SHOWN_MS - 1);
  expect(entry()?.phase).toBe('refused');
  clock.pass(1);
  expect(entry()).toBeUndefined();
});

test('without an answer it is unknown after the time it was given, told once, and then gone', () => {
  const { clock, ask, entry, unknowns } = startedStore();
  const answer = ask('stop');
  clock.pass(UNKNOWN_AFTER_MS - 1);
  expect([entry()?.phase, unknowns()]).toEqual(['asked', 0]);
  clock.pass(1);
  expect(entry()).toEqual({ phase: 'unknown', action: 'stop', since: UNKNOWN_AFTER_MS });
  expect([answer(accepted(9)), unknowns()]).toEqual(['late', 1]);
  clock.pass(REFUSAL_SHOWN_MS);
  expect(entry()).toBeUndefined();
});

test('an older wish does not end the newer one', () => {
  const { clock, ask, entry } = startedStore();
  const answer = ask('stop');
  answer(refused);
  clock.pass(1_000);
  ask('stop');
  clock.pass(UNKNOWN_AFTER_MS - 1_000);
  expect(entry()).toEqual({ phase: 'asked', action: 'stop', since: 1_000 });
});

test('a late answer to a wish that was given up ended the newer one: it no longer does', () => {
  const { clock, ask, entry } = startedStore();
  const late = ask('stop');
  clock.pass(UNKNOWN_AFTER_MS + REFUSAL_SHOWN_MS);
  ask('start');
  late(refused);
  expect(entry()).toMatchObject({ phase: 'asked', action: 'start' });
});

test('whatever happens, nothing is pending for ever', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('ask' as const),
      action: fc.constantFrom('start' as const, 'stop' as const),
      ms: fc.nat(UNKNOWN_AFTER_MS),
    }),
    fc.record({
      kind: fc.constant('answer' as const),
      result: fc.constantFrom(accepted(6), accepted(99), refused),
    }),
    fc.record({ kind: fc.constant('reach' as const), revision: fc.nat(120) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(25_000) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { clock, pending, ask } = startedStore();
      const answers: ReturnType<typeof ask>[] = [];
      for (const next of steps) {
        if (next.kind === 'ask') answers.push(ask(next.action, next.ms));
        if (next.kind === 'answer') answers.shift()?.(next.result);
        if (next.kind === 'reach') pending.reach({ epoch: 'e', revision: next.revision });
        if (next.kind === 'pass') clock.pass(next.ms);
      }
      clock.pass(UNKNOWN_AFTER_MS + REFUSAL_SHOWN_MS);
      expect([...pending.getState().entries]).toEqual([]);
    }),
  );
});

test('an armed button closes after 5 s, and a later arming is not closed by the earlier one', () => {
  const { clock, pending } = startedStore();
  pending.arm(id, ticket);
  expect(pending.getState().armed).toEqual({ id, ticket, until: ARMED_MS });
  clock.pass(ARMED_MS - 1_000);
  pending.arm(id, ticket);
  clock.pass(1_000);
  expect(pending.getState().armed?.until).toBe(2 * ARMED_MS - 1_000);
  clock.pass(ARMED_MS);
  expect(pending.getState().armed).toBeNull();
});
