import { expect, test } from 'vitest';
import type { ContainerDetails } from '../../../server/engine/engine.ts';
import { createDetailsQueue } from '../../../server/world/details.ts';
import { manualClock } from './support/manualClock.ts';
import { someDetails } from './support/listed.ts';

function queue(answerMs: number) {
  const clock = manualClock();
  const asked: string[] = [];
  const got: string[] = [];
  const batches: number[] = [];
  let inFlight = 0;
  let most = 0;
  const details = createDetailsQueue({
    clock,
    inspect: (id) => {
      asked.push(id);
      most = Math.max(most, (inFlight += 1));
      return new Promise<ContainerDetails>((resolve) => {
        clock.after(answerMs, () => {
          inFlight -= 1;
          resolve(someDetails(id));
        });
      });
    },
    onDetails: (found) => {
      batches.push(found.length);
      got.push(...found.map(({ engineId }) => engineId));
    },
    onFailure: () => undefined,
  });
  return { clock, details, asked, got, batches, most: () => most };
}

test('ten a second are asked, each once, urgent ones first', async () => {
  const { clock, details, asked } = queue(1);
  details.want('a', 'later');
  for (const id of ['b', 'c', 'b']) details.want(id, 'later');
  details.want('c', 'urgent');
  details.want('d', 'urgent');
  await clock.advance(1_000);
  expect(asked).toEqual(['a', 'c', 'd', 'b']);
  for (let i = 0; i < 30; i += 1) details.want(`x${i}`, 'later');
  await clock.advance(999);
  expect(asked.length).toBe(14);
});

test('never more than eight are in flight, however slow the engine is', async () => {
  const { clock, details, got, most } = queue(5_000);
  for (let i = 0; i < 20; i += 1) details.want(`x${i}`, 'later');
  await clock.advance(20_000);
  expect(most()).toBe(8);
  expect(got.length).toBe(20);
});

test('what comes within 250 ms is told together, each result once', async () => {
  const { clock, details, asked, got, batches } = queue(1);
  for (let i = 0; i < 100; i += 1) details.want(`x${i}`, 'later');
  await clock.advance(11_000);
  expect(got).toEqual(asked);
  expect(got.length).toBe(100);
  expect(Math.max(...batches)).toBeLessThanOrEqual(3);
  expect(batches.length).toBeLessThanOrEqual(40);
});

test('nothing is told after the end', async () => {
  const { clock, details, got } = queue(1);
  details.want('a', 'later');
  await clock.advance(200);
  details.close();
  await clock.advance(1_000);
  expect(got).toEqual([]);
});
