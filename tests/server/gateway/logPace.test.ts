import { afterEach, expect, test } from 'vitest';
import { HELD_MAX_LINES } from '../../../server/gateway/heldLines.ts';
import {
  BEHIND_MS,
  FLUSH_MS,
  GRANT_MAX_BYTES,
  SKIM_MAX_LINES,
  SKIM_MS,
} from '../../../server/gateway/logPace.ts';
import { LOG_LINES_MAX } from '../../../shared/logs.ts';
import { closeSessions, numbers, openSession } from '../../support/logs/openSession.ts';
import { settled } from '../../support/logs/scriptedLog.ts';

afterEach(closeSessions);

test('nobody gets more lines than were granted, and the engine’s stream stands still meanwhile', async () => {
  const { log, texts, session: own, pass } = await openSession(10);
  log.write(25);
  await pass(FLUSH_MS);
  expect([texts(), log.isPaused()]).toEqual([numbers(0, 10), true]);
  log.write(5);
  own.grant(20);
  await pass(FLUSH_MS);
  expect([texts(), log.isPaused()]).toEqual([numbers(0, 20), true]);
  own.grant(100);
  await pass(FLUSH_MS);
  expect([texts(), log.isPaused()]).toEqual([numbers(0, 30), false]);
});

test('a grant that is lower than an earlier one takes nothing back, and one beyond the bound is the bound', async () => {
  const { log, texts, session: own, pass } = await openSession(10);
  own.grant(5);
  log.write(8);
  await pass(FLUSH_MS);
  expect(texts().length).toBe(8);
  own.grant(Number.MAX_SAFE_INTEGER);
  log.write(LOG_LINES_MAX + 50);
  await pass(FLUSH_MS);
  expect(texts().length).toBe(8 + LOG_LINES_MAX);
});

test('one grant lets no more bytes through than its bound, however long the lines are', async () => {
  const { log, texts, session: own, pass } = await openSession(1_000);
  log.write(20, () => 'x'.repeat(10_000));
  await pass(FLUSH_MS);
  const most = Math.floor(GRANT_MAX_BYTES / 10_032);
  expect([texts().length, log.isPaused()]).toEqual([most, true]);
  own.grant(1_000 + most);
  await pass(FLUSH_MS);
  expect(texts().length).toBe(20);
});

test('who was behind for long gets what is written now, and is told how many lines were left out', async () => {
  const { log, texts, skipped, session: own, pass } = await openSession(10);
  log.write(10);
  await pass(FLUSH_MS);
  log.write(HELD_MAX_LINES + 500);
  await pass(BEHIND_MS + 1);
  own.grant(10 + LOG_LINES_MAX);
  await settled();
  await pass(SKIM_MS);
  expect(skipped()).toEqual([{ lines: 500, isCounted: true }]);
  expect(texts().at(-1)).toBe(String(10 + HELD_MAX_LINES + 500 - 1));
  expect(texts().length).toBe(10 + HELD_MAX_LINES);
});

test('who was behind for a moment loses nothing', async () => {
  const { log, texts, skipped, session: own, pass } = await openSession(10);
  log.write(HELD_MAX_LINES);
  await pass(BEHIND_MS);
  own.grant(10 + HELD_MAX_LINES);
  await pass(FLUSH_MS);
  expect([texts().length, skipped()]).toEqual([HELD_MAX_LINES, []]);
});

test('a log that is written faster than it can be read is left for its end; how much lies between nobody knows', async () => {
  const { log, skipped, texts, session: own, pass } = await openSession(10);
  log.write(10);
  await pass(FLUSH_MS);
  log.write(3 * SKIM_MAX_LINES);
  await pass(BEHIND_MS + 1);
  own.grant(10 + LOG_LINES_MAX);
  await settled();
  expect(log.opened.map(({ tail }) => tail)).toEqual([100, HELD_MAX_LINES]);
  await pass(SKIM_MS);
  expect(texts().slice(10)).toEqual(
    numbers(10 + 3 * SKIM_MAX_LINES - HELD_MAX_LINES, 10 + 3 * SKIM_MAX_LINES),
  );
  expect(skipped()).toEqual([{ lines: SKIM_MAX_LINES, isCounted: false }]);
});

test('a flood that ends while it is skimmed shows its end', async () => {
  const { log, skipped, texts, session: own, pass } = await openSession(10);
  log.write(10);
  await pass(FLUSH_MS);
  log.write(SKIM_MAX_LINES);
  await pass(BEHIND_MS + 1);
  own.grant(10 + LOG_LINES_MAX);
  await settled();
  await pass(SKIM_MS);
  expect(texts().at(-1)).toBe(String(10 + SKIM_MAX_LINES - 1));
  expect(skipped()).toEqual([{ lines: SKIM_MAX_LINES - HELD_MAX_LINES, isCounted: true }]);
});
