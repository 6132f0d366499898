import { expect, test } from 'vitest';
import { containerId, hostId } from '../../../shared/records.ts';
import type { FeedItem } from '../../../shared/feed.ts';
import { createFeedLane } from '../../../server/gateway/feedLane.ts';
import { engineId } from '../../support/records.ts';
import { manualClock } from '../world/support/manualClock.ts';

const item = (time: number): FeedItem => ({
  ...{ time, host: hostId('local'), container: containerId('local', engineId(1)) },
  ...{ name: 'web', action: 'start', detail: '' },
});

test('a line is told at once, a flood as its last twenty lines', async () => {
  const clock = manualClock();
  const sent: (readonly FeedItem[])[] = [];
  const lane = createFeedLane(clock, (items) => sent.push(items));
  lane.add([item(0)]);
  expect(sent).toEqual([[item(0)]]);
  for (let time = 1; time <= 100; time += 1) lane.add([item(time)]);
  await clock.advance(10_000);
  expect(sent.slice(1)).toEqual([Array.from({ length: 20 }, (_, i) => item(81 + i))]);
});
