import { expect, test } from 'vitest';
import { createDirtyIds } from '../../../server/world/dirtyIds.ts';
import { manualClock } from './support/manualClock.ts';

test('an end that the list did not show yet stayed unseen: what an event named is read at once, and again when it has settled', async () => {
  const clock = manualClock();
  const reads: (readonly [atMs: number, ids: readonly string[]])[] = [];
  const started = clock.now();
  const dirty = createDirtyIds(clock, {
    readSome: (ids) => {
      reads.push([clock.now() - started, ids]);
      return Promise.resolve();
    },
    readAll: () => Promise.resolve(),
    onFailure: () => undefined,
  });
  dirty.mark('a');
  await clock.advance(5_000);
  expect(reads).toEqual([
    [0, ['a']],
    [300, ['a']],
    [2_000, ['a']],
  ]);
  dirty.close();
});
