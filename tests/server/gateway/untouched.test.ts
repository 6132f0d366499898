import { describe, expect, test } from 'vitest';
import { atMost } from '../../bench/truth/rows.ts';
import { noteRows } from '../../support/figures.ts';
import { closedAfterTest } from '../../support/opened.ts';
import { attempt, recordedTown, sendHostile, untouchedRows } from './hostileVisitors.ts';

const PACKETS = 2_000;
const ATTEMPTS = 1_000;

describe('an engine behind a town', () => {
  test.for([{ kiosk: true }, { readOnly: true }])(
    '%j hears no wish, whatever is sent',
    { timeout: 60_000 },
    async (mode, context) => {
      const recorded = await recordedTown(mode);
      closedAfterTest().add(recorded.close);
      const received = await sendHostile(recorded, PACKETS);
      expect(received).toBeGreaterThanOrEqual(PACKETS);
      expect(recorded.mutating()).toEqual([]);
      expect(recorded.proxy.requests.length).toBeGreaterThan(3);
      noteRows(
        context,
        ...untouchedRows(`hostile packets to a town of ${Object.keys(mode).join()}`, recorded, {
          reached: received,
          goal: PACKETS,
        }),
      );
    },
  );

  test('hears of none of 1,000 attempts on what is protected, by an admin', async (context) => {
    const recorded = await recordedTown({ protect: ['*'] });
    closedAfterTest().add(recorded.close);
    const results = await attempt(recorded, ATTEMPTS);
    expect(results).toHaveLength(ATTEMPTS);
    expect(new Set(results.map((result) => (result.ok ? 'done' : result.code)))).toEqual(
      new Set(['forbidden', 'expired']),
    );
    expect(recorded.mutating()).toEqual([]);
    const succeeded = results.filter(({ ok }) => ok).length;
    noteRows(
      context,
      ...untouchedRows('attempts on protected things', recorded, { reached: results.length, goal: ATTEMPTS }),
      atMost('attempts on protected things: succeeded', { reached: succeeded, goal: 0, unit: '' }),
    );
  }, 60_000);

  test('does hear of them where nothing is protected: the attempts are real', async () => {
    const recorded = await recordedTown({});
    closedAfterTest().add(recorded.close);
    const results = await attempt(recorded, 40);
    expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(3);
    expect(recorded.mutating().length).toBeGreaterThan(3);
  }, 60_000);
});
