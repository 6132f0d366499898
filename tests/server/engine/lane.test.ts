import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRequestLane, MOST_IN_FLIGHT, SPACING_MS } from '../../../server/engine/lane.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function laneOfTests() {
  const lane = createRequestLane();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const controller = new AbortController();
  const ask = (name: string, turn: 'first' | 'later' = 'later') =>
    lane.run(
      turn,
      () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.push(resolve));
      },
      controller.signal,
    );
  return { begun, ends, ask, controller };
}

test('twenty requests begin in a second, one each 50 ms', async () => {
  const { begun, ends, ask } = laneOfTests();
  for (let i = 0; i < 40; i += 1) void ask(String(i)).catch(() => undefined);
  const counts: number[] = [];
  for (let i = 0; i < 1_000; i += SPACING_MS) {
    await vi.advanceTimersByTimeAsync(i === 0 ? 0 : SPACING_MS);
    ends.splice(0).forEach((end) => end());
    counts.push(begun.length);
  }
  expect(counts).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test('eight are in flight at most, and the next begins when one of them ends', async () => {
  const { begun, ends, ask } = laneOfTests();
  for (let i = 0; i < 20; i += 1) void ask(String(i));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toHaveLength(MOST_IN_FLIGHT);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toHaveLength(MOST_IN_FLIGHT + 1);
});

test('what is first goes before all that is later', async () => {
  const { begun, ask } = laneOfTests();
  void ask('a');
  void ask('b');
  void ask('c', 'first');
  await vi.advanceTimersByTimeAsync(200);
  expect(begun).toEqual(['a', 'c', 'b']);
});

test('what is given up before its turn never begins, and rejects', async () => {
  const { begun, ask, controller } = laneOfTests();
  void ask('a');
  const waiting = ask('b');
  controller.abort();
  await expect(waiting).rejects.toThrow('given up');
  await vi.advanceTimersByTimeAsync(200);
  expect(begun).toEqual(['a']);
});

test('a request that fails gives its place back', async () => {
  const lane = createRequestLane();
  const { signal } = new AbortController();
  const fail = () => Promise.reject(new Error('refused'));
  for (let i = 0; i < MOST_IN_FLIGHT + 2; i += 1) {
    const failed = expect(lane.run('later', fail, signal)).rejects.toThrow('refused');
    await vi.advanceTimersByTimeAsync(SPACING_MS);
    await failed;
  }
});
