import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksAfter, marksOf } from '../../../shared/bookmark.ts';
import { applyDiff } from '../../../shared/diff.ts';
import { createAliases } from '../../../server/gateway/aliases.ts';
import { createKioskView } from '../../../server/gateway/kioskView.ts';
import { createPatchPacer, PATCH_SPACING_MS } from '../../../server/gateway/patchPacer.ts';
import { projectPacer } from '../../../server/gateway/projectedPacer.ts';
import { createWorldMap } from '../../../server/world/worldMap.ts';
import { recordsArbitrary } from '../../support/arbitraries.ts';
import { aHost, recordMap } from '../../support/records.ts';
import { manualClock } from '../world/support/manualClock.ts';

const view = createKioskView(createAliases('key'));

test('whoever has a snapshot and every patch of it holds what its bookmarks say, whatever happened before it began', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(recordsArbitrary, { minLength: 2, maxLength: 8 }), async (worlds) => {
      const clock = manualClock();
      const map = createWorldMap('e1');
      const pacer = createPatchPacer(map, clock);
      const [first = [], ...later] = worlds;
      map.commit(recordMap(first));
      await clock.advance(PATCH_SPACING_MS);
      const projected = projectPacer(pacer, view);
      const snapshot = projected.snapshot();
      let marks = marksOf(snapshot);
      let records = recordMap(snapshot.records);
      projected.onPatch((patch) => {
        marks = marksAfter(marks, patch);
        records = applyDiff(records, patch);
      });
      for (const world of later) {
        map.commit(recordMap(world));
        await clock.advance(PATCH_SPACING_MS);
      }
      expect(projected.bookmark()).toEqual({ ...pacer.bookmark(), hash: marks.hash });
      expect(records).toEqual(recordMap(projected.snapshot().records));
      projected.close();
      pacer.close();
    }),
    { numRuns: 50 },
  );
});

test('nothing is told any more once it is closed', async () => {
  const clock = manualClock();
  const map = createWorldMap('e1');
  const projected = projectPacer(createPatchPacer(map, clock), view);
  let told = 0;
  projected.onPatch(() => (told += 1));
  projected.close();
  map.commit(recordMap([aHost()]));
  await clock.advance(PATCH_SPACING_MS);
  expect(told).toBe(0);
});
