import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff, diffRecords } from '../../../shared/diff.ts';
import { marksAfter, NO_MARKS } from '../../../shared/bookmark.ts';
import type { Patch } from '../../../shared/patch.ts';
import type { RecordMap } from '../../../shared/records.ts';
import {
  createPatchRing,
  PATCH_BYTES,
  RESUME_RECORDS,
  RING_BYTES,
  RING_PATCHES,
} from '../../../server/gateway/patchRing.ts';
import { PATCH_SPACING_MS } from '../../../server/gateway/patchPacer.ts';
import { recordsArbitrary } from '../../support/arbitraries.ts';
import { aContainer, recordMap } from '../../support/records.ts';

const empty = (previous: number): Patch => ({
  ...{ epoch: 'e', previous, revision: previous + 1, put: [], remove: [] },
});

const filled = (patches: number, patch = empty) => {
  const ring = createPatchRing();
  for (let i = 0; i < patches; i += 1) ring.add(patch(i));
  return ring;
};

const FIVE_MINUTES_MS = 5 * 60_000;

describe('the ring of patches', () => {
  test('reaches back five minutes at the rate at which patches are sent', () => {
    expect(RING_PATCHES * PATCH_SPACING_MS).toBeGreaterThanOrEqual(FIVE_MINUTES_MS);
  });

  test('brings who holds any of its revisions to the newest by one patch, as if each had been applied', () => {
    fc.assert(
      fc.property(fc.array(recordsArbitrary, { minLength: 1, maxLength: 10 }), fc.nat(9), (steps, from) => {
        const ring = createPatchRing();
        let [records, marks]: [RecordMap, typeof NO_MARKS] = [new Map(), NO_MARKS];
        const held: (readonly [RecordMap, typeof NO_MARKS])[] = [[records, marks]];
        for (const [i, step] of steps.entries()) {
          const patch = { ...empty(i), ...diffRecords(records, recordMap(step)) };
          ring.add(patch);
          [records, marks] = [applyDiff(records, patch), marksAfter(marks, patch)];
          held.push([records, marks]);
        }
        const before = held[from];
        const patch = ring.since(from);
        if (before === undefined || from === steps.length) {
          expect(patch).toBeNull();
          return;
        }
        if (patch === null) throw new Error('the ring does not reach back');
        expect(patch).toMatchObject({ epoch: 'e', previous: from, revision: steps.length });
        expect(new Map(applyDiff(before[0], patch))).toEqual(new Map(records));
        expect(marksAfter(before[1], patch)).toEqual(marks);
      }),
    );
  });

  test('names each record once, in its last form and at the revision of that', () => {
    const ring = createPatchRing();
    ring.add({ ...empty(0), put: [aContainer(1), aContainer(2)] });
    ring.add({ ...empty(1), put: [aContainer(1, { state: 'exited' })], remove: [aContainer(2).id] });
    ring.add({ ...empty(2), put: [aContainer(3)] });
    expect(ring.since(0)).toEqual({
      ...{ epoch: 'e', previous: 0, revision: 3, remove: [aContainer(2).id] },
      ...{ put: [aContainer(1, { state: 'exited' }), aContainer(3)], revisions: [2, 3] },
    });
  });

  test.each([-1, 0.5, 3, 4])('has no answer for the revision %f, which it never began at', (from) => {
    expect(filled(3).since(from)).toBeNull();
  });

  test('keeps ten thousand patches, and not one more', () => {
    expect(filled(RING_PATCHES).since(0)).toMatchObject({ revision: RING_PATCHES });
    const over = filled(RING_PATCHES + 1);
    expect([over.since(0), over.since(1)?.revision, over.figures().patches]).toEqual([
      ...[null, RING_PATCHES + 1, RING_PATCHES],
    ]);
  });

  test('keeps 16 MiB, and not a byte more', () => {
    const own = (previous: number): Patch => ({
      ...empty(previous),
      remove: [`container:${'x'.repeat(99_734)}`],
    });
    const each = filled(1, own).figures().bytes;
    expect(each).toBe(PATCH_BYTES + 'container:'.length + 99_734);
    const most = Math.floor(RING_BYTES / each);
    expect(filled(most, own).figures()).toEqual({ patches: most, bytes: most * each });
    expect(filled(most + 1, own).figures()).toEqual({ patches: most, bytes: most * each });
  });

  test('lets go a patch that is greater than itself', () => {
    const ring = filled(3);
    ring.add({ ...empty(3), remove: [`container:${'x'.repeat(RING_BYTES)}`] });
    expect([ring.figures(), ring.since(3)]).toEqual([{ patches: 0, bytes: 0 }, null]);
  });

  test('leaves to the snapshot what differs in more than two thousand records', () => {
    const differing = (count: number) => {
      const ring = createPatchRing();
      ring.add({ ...empty(0), put: Array.from({ length: count }, (_, i) => aContainer(i)) });
      return ring.since(0);
    };
    expect(differing(RESUME_RECORDS)?.put.length).toBe(RESUME_RECORDS);
    expect(differing(RESUME_RECORDS + 1)).toBeNull();
  });
});
