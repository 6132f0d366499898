import { expect, test } from 'vitest';
import { createPace, MOST_IN_FLIGHT, SPACING_MS } from '../../../server/engine/pace.ts';
import { manualClock } from '../world/support/manualClock.ts';

function paced(answerMs: number) {
  const clock = manualClock();
  const pace = createPace(clock);
  const began: string[] = [];
  const ask = (name: string, turn: 'urgent' | 'later' = 'later', signal = new AbortController().signal) =>
    pace.run(turn, signal, () => {
      began.push(name);
      return new Promise<string>((resolve) => clock.after(answerMs, () => resolve(name)));
    });
  return { clock, began, ask };
}

test('twenty a second begin, the first at once', async () => {
  const { clock, began, ask } = paced(1);
  for (let i = 0; i < 100; i += 1) void ask(`${i}`);
  await clock.advance(0);
  expect(began).toHaveLength(1);
  await clock.advance(SPACING_MS - 1);
  expect(began).toHaveLength(1);
  await clock.advance(1);
  expect(began).toHaveLength(2);
  await clock.advance(1_000 - SPACING_MS);
  expect(began).toHaveLength(21);
});

test('eight are in flight and not a ninth, until one of them has been answered', async () => {
  const { clock, began, ask } = paced(5_000);
  for (let i = 0; i < 20; i += 1) void ask(`${i}`);
  await clock.advance(4_999);
  expect(began).toHaveLength(MOST_IN_FLIGHT);
  await clock.advance(1);
  expect(began).toHaveLength(MOST_IN_FLIGHT + 1);
});

test('what is urgent goes before all that waits', async () => {
  const { clock, began, ask } = paced(1);
  for (const name of ['a', 'b', 'c']) void ask(name);
  void ask('inspect', 'urgent');
  await clock.advance(SPACING_MS);
  expect(began).toEqual(['a', 'inspect']);
});

test('what is given up while it waits is never begun, and takes nobody’s place', async () => {
  const { clock, began, ask } = paced(1);
  const controller = new AbortController();
  void ask('a');
  const waiting = ask('b', 'later', controller.signal);
  void ask('c');
  controller.abort();
  await expect(waiting).rejects.toThrow('given up');
  await clock.advance(SPACING_MS);
  expect(began).toEqual(['a', 'c']);
  await expect(ask('d', 'later', controller.signal)).rejects.toThrow('given up');
});

test('a call that fails gives its place back', async () => {
  const { clock, began, ask } = paced(1);
  const pace = createPace(clock);
  for (let i = 0; i < MOST_IN_FLIGHT; i += 1) {
    const failing = pace.run('later', new AbortController().signal, () =>
      Promise.reject(new Error('refused')),
    );
    const refused = expect(failing).rejects.toThrow('refused');
    await clock.advance(SPACING_MS);
    await refused;
  }
  expect(
    await Promise.race([
      pace.run('later', new AbortController().signal, () => Promise.resolve('ok')),
      ask('late'),
    ]),
  ).toBe('ok');
  expect(began).toEqual(['late']);
});
