import { expect, test } from 'vitest';
import { clockTime, copyText, countMatching, phaseWords, skippedWords } from '../../../client/hud/logText.ts';
import type { LogRow } from '../../../client/store/logBlocks.ts';

const line = (text: string, time: number | null = null): LogRow => ({ stream: 'stdout', time, text });
const blocks = [
  { key: 0, rows: [line('GET /a', 0), { lines: 3, isCounted: true }] },
  { key: 1, rows: [line('\u001b[31mget /b\u001b[0m'), line('POST /c')] },
];

test('the search is for what is seen, in any case, and leaves out what was left out', () => {
  expect(['', ' ', 'get', '[31m', 'nothing'].map((text) => countMatching(blocks, text))).toEqual([
    4, 4, 2, 0, 0,
  ]);
});

test('copied is what is shown, without colours, with times where they are shown', () => {
  expect(copyText(blocks, '', true)).toBe(
    '1970-01-01T00:00:00.000Z GET /a\n… 3 lines skipped\nget /b\nPOST /c',
  );
  expect(copyText(blocks, 'get', false)).toBe('GET /a\nget /b');
});

test('what was skipped is told as far as it is known', () => {
  expect([
    skippedWords({ lines: 1, isCounted: true }),
    skippedWords({ lines: 1_234, isCounted: true }),
    skippedWords({ lines: 20_000, isCounted: false }),
    skippedWords({ lines: 0, isCounted: false }),
  ]).toEqual([
    '1 line skipped',
    '1,234 lines skipped',
    'more than 20,000 lines skipped',
    'some lines skipped',
  ]);
});

test('each phase has its words, with the engine’s own where it spoke', () => {
  const message = 'configured logging driver does not support reading';
  expect([
    phaseWords({ phase: 'following' }),
    phaseWords({ phase: 'ended' }),
    phaseWords({ phase: 'refused', code: 'engine', message }),
  ]).toEqual(['Following', 'Ended: the container does not run', `Not to be read: ${message}`]);
});

test('times have milliseconds', () => {
  expect(clockTime(new Date(2026, 10, 24, 4, 2, 8, 7).getTime())).toBe('04:02:08.007');
});
