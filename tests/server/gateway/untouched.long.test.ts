import { expect, test } from 'vitest';
import { closedAfterTest } from '../../support/opened.ts';
import { recordedTown, sendHostile } from './hostileVisitors.ts';

const PACKETS = 10_000;

test('a kiosk asks its engine for nothing under 10,000 hostile packets', async () => {
  const recorded = await recordedTown({ kiosk: true });
  closedAfterTest().add(recorded.close);
  const received = await sendHostile(recorded, PACKETS);
  expect(received).toBeGreaterThanOrEqual(PACKETS);
  expect(recorded.mutating()).toEqual([]);
  console.log(`kiosk: ${received} hostile packets, ${recorded.mutating().length} mutating requests`);
});
