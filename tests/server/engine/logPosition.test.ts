import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogLine } from '../../../server/engine/log.ts';
import {
  createSeenLines,
  OVERLAP_MS,
  sinceOf,
  START,
  trackPosition,
} from '../../../server/engine/logPosition.ts';
import type { LogPosition } from '../../../shared/logs.ts';

const timeAt = (micros: number) =>
  `2026-11-24T14:02:4${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}000Z`;

/** What an engine answers to `since`: every line that is not older, in the order in which it was written. */
const since = (log: readonly LogLine[], position: LogPosition): readonly LogLine[] => {
  const asked = sinceOf(position);
  return asked === null
    ? log
    : log.filter(({ time }) => Date.parse(time) / 1_000 >= Math.floor(Number(asked) * 1_000) / 1_000);
};

test('what is asked for overlaps with what was read, in the engine’s own digits', () => {
  const mark = { time: '2026-11-24T14:02:48.132872391Z', count: 1 };
  expect(sinceOf(START)).toBeNull();
  expect(sinceOf({ stdout: mark, stderr: null })).toBe('1795528967.132000000');
  expect(sinceOf({ stdout: mark, stderr: { ...mark, time: '2026-11-24T14:02:49.132Z' } })).toBe(
    '1795528968.132000000',
  );
});

test('wherever the stream is cut, it goes on without a lost or doubled line', () => {
  const writes = fc.array(
    fc.record({
      stream: fc.constantFrom('stdout' as const, 'stderr' as const),
      waits: fc.constantFrom(0, 0, 1, 400_000),
      late: fc.nat(OVERLAP_MS * 500),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(writes, fc.nat(20), (wanted, cut) => {
      // Within a stream times grow; between the two the later line may bear the earlier time.
      const clocks = { stdout: 0, stderr: 0 };
      let now = 1_000_000;
      const log = wanted.map(({ stream, waits, late }, i): LogLine => {
        now += waits;
        clocks[stream] = Math.max(clocks[stream], now - late);
        return { stream, time: timeAt(clocks[stream]), text: String(i) };
      });
      const read = log.slice(0, cut);
      const tracker = trackPosition(START);
      read.forEach((line) => tracker.take(line));
      const seen = createSeenLines(tracker.current());
      const rest = since(log, tracker.current()).filter((line) => seen.isNew(line));
      expect([...read, ...rest].map(({ text }) => text)).toEqual(log.map(({ text }) => text));
    }),
  );
});

test('that lines are missing shows in that none of the first is known', () => {
  const lines = [1, 2, 3].map((n): LogLine => ({ stream: 'stdout', time: timeAt(n), text: String(n) }));
  const tracker = trackPosition(START);
  lines.slice(0, 1).forEach((line) => tracker.take(line));
  const isContinuedFrom = (first: number) => {
    const seen = createSeenLines(tracker.current());
    lines.slice(first).forEach((line) => seen.isNew(line));
    return seen.isContinued();
  };
  expect([isContinuedFrom(0), isContinuedFrom(1)]).toEqual([true, false]);
  expect(createSeenLines(START).isContinued()).toBe(true);
});

test('lines without a time are always new, and move nothing', () => {
  const complaint: LogLine = { stream: 'stderr', time: '', text: 'Error grabbing logs: EOF' };
  const tracker = trackPosition(START);
  tracker.take(complaint);
  expect(tracker.current()).toEqual(START);
  const seen = createSeenLines({ stdout: null, stderr: { time: timeAt(1), count: 1 } });
  expect(seen.isNew(complaint)).toBe(true);
});
