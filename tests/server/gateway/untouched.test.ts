import { describe, expect, test } from 'vitest';
import { closedAfterTest } from '../../support/opened.ts';
import { attempt, recordedTown, sendHostile } from './hostileVisitors.ts';

const PACKETS = 2_000;
const ATTEMPTS = 1_000;

describe('an engine behind a town', () => {
  test.each([{ kiosk: true }, { readOnly: true }])(
    '%j hears no wish, whatever is sent',
    async (mode) => {
      const recorded = await recordedTown(mode);
      closedAfterTest().add(recorded.close);
      const received = await sendHostile(recorded, PACKETS);
      expect(received).toBeGreaterThanOrEqual(PACKETS);
      expect(recorded.mutating()).toEqual([]);
      expect(recorded.proxy.requests.length).toBeGreaterThan(3);
      console.log(
        `${JSON.stringify(mode)}: ${received} hostile packets, ${recorded.mutating().length} mutating requests`,
      );
    },
    60_000,
  );

  test('hears of none of 1,000 attempts on what is protected, by an admin', async () => {
    const recorded = await recordedTown({ protect: ['*'] });
    closedAfterTest().add(recorded.close);
    const results = await attempt(recorded, ATTEMPTS);
    expect(results).toHaveLength(ATTEMPTS);
    expect(new Set(results.map((result) => (result.ok ? 'done' : result.code)))).toEqual(
      new Set(['forbidden', 'expired']),
    );
    expect(recorded.mutating()).toEqual([]);
    console.log(
      `protected: ${results.length} attempts, 0 succeeded, ${recorded.mutating().length} mutating requests`,
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
