import { expect, test } from 'vitest';
import type { LogLine } from '../../../server/engine/log.ts';
import { createHeldLines, HELD_MAX_BYTES, HELD_MAX_LINES } from '../../../server/gateway/heldLines.ts';

const line = (text: string): LogLine => ({ stream: 'stdout', time: '', text });
const held = () => {
  const dropped: string[] = [];
  return { dropped, lines: createHeldLines(({ text }) => void dropped.push(text)) };
};

test.each([
  [HELD_MAX_LINES - 1, 0],
  [HELD_MAX_LINES, 0],
  [HELD_MAX_LINES + 1, 1],
  [3 * HELD_MAX_LINES, 2 * HELD_MAX_LINES],
])('of %i short lines the oldest %i are left out, and counted once', (pushed, left) => {
  const { lines, dropped } = held();
  for (let i = 0; i < pushed; i += 1) lines.push(line(String(i)));
  expect([lines.size(), lines.takeDropped(), lines.takeDropped(), dropped.length]).toEqual([
    pushed - left,
    left,
    0,
    left,
  ]);
  expect(lines.take(1, HELD_MAX_BYTES).lines).toEqual([line(String(left))]);
});

test.each([
  [HELD_MAX_BYTES - 32, 0],
  [HELD_MAX_BYTES - 31, 1],
])('a second line of %i bytes leaves out %i', (bytes, left) => {
  const { lines } = held();
  lines.push(line('x'.repeat(bytes - 32)));
  lines.push(line(''));
  expect(lines.takeDropped()).toBe(left);
});

test('taking stops at the lines and at the bytes, whichever comes first', () => {
  const { lines } = held();
  for (let i = 0; i < 10; i += 1) lines.push(line('x'.repeat(68)));
  expect(lines.take(3, 1_000).lines.length).toBe(3);
  expect(lines.take(10, 299)).toMatchObject({ bytes: 200 });
  expect(lines.take(10, 300)).toMatchObject({ bytes: 300 });
  expect(lines.size()).toBe(2);
});
