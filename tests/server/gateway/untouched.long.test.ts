import { expect, test } from 'vitest';
import { noteRows } from '../../support/figures.ts';
import { closedAfterTest } from '../../support/opened.ts';
import { recordedTown, sendHostile, untouchedRows } from './hostileVisitors.ts';

const PACKETS = 10_000;

test('a kiosk asks its engine for nothing under 10,000 hostile packets', async (context) => {
  const recorded = await recordedTown({ kiosk: true });
  closedAfterTest().add(recorded.close);
  const received = await sendHostile(recorded, PACKETS);
  expect(received).toBeGreaterThanOrEqual(PACKETS);
  expect(recorded.mutating()).toEqual([]);
  noteRows(
    context,
    ...untouchedRows('hostile packets to a kiosk', recorded, { reached: received, goal: PACKETS }),
  );
});
