import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDiff } from '../../../shared/diff.ts';
import type { Patch } from '../../../shared/patch.ts';
import type { RecordMap } from '../../../shared/records.ts';
import { createPatchPacer, PATCH_SPACING_MS } from '../../../server/gateway/patchPacer.ts';
import { createWorldMap } from '../../../server/world/worldMap.ts';
import { recordsArbitrary } from '../../support/arbitraries.ts';
import { aContainer, recordMap } from '../../support/records.ts';
import { manualClock } from '../world/support/manualClock.ts';

function paced() {
  const clock = manualClock();
  const map = createWorldMap('e1');
  const pacer = createPatchPacer(map, clock);
  const patches: Patch[] = [];
  pacer.onPatch((patch) => patches.push(patch));
  const show = (state: 'running' | 'exited') => map.commit(recordMap([aContainer(1, { state })]));
  return { clock, map, pacer, patches, show };
}

test('the first change is told at once, those within 50 ms as one patch', async () => {
  const { clock, patches, show } = paced();
  show('running');
  expect(patches.map(({ previous, revision }) => [previous, revision])).toEqual([[0, 1]]);
  await clock.advance(10);
  show('exited');
  show('running');
  show('exited');
  await clock.advance(PATCH_SPACING_MS);
  expect(patches.slice(1)).toEqual([
    { epoch: 'e1', previous: 1, revision: 4, put: [aContainer(1, { state: 'exited' })], remove: [] },
  ]);
});

test('what changed and changed back is told as an empty patch, since somebody may wait for its revision', async () => {
  const { clock, patches, show } = paced();
  show('running');
  show('exited');
  show('running');
  await clock.advance(PATCH_SPACING_MS);
  expect(patches.slice(1)).toEqual([{ epoch: 'e1', previous: 1, revision: 3, put: [], remove: [] }]);
});

test('never more than 20 patches a second', async () => {
  const { clock, patches, show } = paced();
  for (let i = 0; i < 200; i += 1) {
    show(i % 2 === 0 ? 'running' : 'exited');
    await clock.advance(5);
  }
  expect(patches.length).toBeLessThanOrEqual(21);
});

test('whoever takes a snapshot at any moment and applies what follows holds the world', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(recordsArbitrary, fc.integer({ min: 0, max: 60 })), { maxLength: 12 }),
      fc.nat(12),
      async (changes, joinAt) => {
        const { clock, map, pacer } = paced();
        let records: RecordMap = new Map();
        let revision = -1;
        for (const [i, [next, waitMs]] of changes.entries()) {
          if (i === joinAt) {
            const snapshot = pacer.snapshot();
            records = recordMap(snapshot.records);
            revision = snapshot.revision;
            pacer.onPatch((patch) => {
              expect(patch.previous).toBe(revision);
              records = applyDiff(records, patch);
              revision = patch.revision;
            });
          }
          map.commit(recordMap(next));
          await clock.advance(waitMs);
        }
        await clock.advance(PATCH_SPACING_MS);
        if (revision === -1) return;
        expect(new Map(records)).toEqual(new Map(map.records()));
        expect(revision).toBe(map.revision());
      },
    ),
    { numRuns: 60 },
  );
});
