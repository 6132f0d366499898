import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksAfter, marksOf, NO_MARKS, recordHash } from '../../shared/bookmark.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { engineId } from '../support/records.ts';
import { recordsArbitrary } from '../support/arbitraries.ts';
import { aContainer, HOST_KEY } from '../support/records.ts';
import { containerId } from '../../shared/records.ts';

const patchArbitrary = fc.record({
  put: recordsArbitrary,
  remove: recordsArbitrary.map((records) => records.map(({ id }) => id)),
});

describe('the hash of a bookmark', () => {
  test('after any patches is that of a snapshot of the same records at the same revisions, in any order', () => {
    fc.assert(
      fc.property(fc.array(patchArbitrary, { maxLength: 8 }), (patches) => {
        const records = new Map<string, ReturnType<typeof aContainer>>();
        let marks = NO_MARKS;
        for (const [i, patch] of patches.entries()) {
          marks = marksAfter(marks, { ...patch, revision: i + 1 });
          for (const id of patch.remove) records.delete(id);
          for (const record of patch.put) records.set(record.id, record as never);
        }
        const all = [...records.values()].toReversed();
        const revisions = all.map(({ id }) => marks.revisions.get(id) ?? NaN);
        const base = { protocol: PROTOCOL_VERSION, epoch: 'e', revision: patches.length };
        expect(marksOf({ ...base, records: all, revisions })).toEqual(marks);
      }),
    );
  });

  test('is another when one record was lost, doubled with another revision, or not removed', () => {
    const put = Array.from({ length: 50 }, (_, i) => aContainer(i));
    const whole = marksAfter(NO_MARKS, { put, remove: [], revision: 1 });
    const next = { put: [aContainer(3)], remove: [], revision: 2 };
    const others = [
      marksAfter(NO_MARKS, { put: put.slice(1), remove: [], revision: 1 }),
      marksAfter(whole, next),
      marksAfter(whole, { put: [], remove: [aContainer(7).id], revision: 2 }),
    ];
    expect(new Set([whole, ...others].map(({ hash }) => hash)).size).toBe(4);
  });

  test('of ids and revisions that lie side by side does not collide in a hundred thousand', () => {
    const hashes = new Set<number>();
    for (let number = 0; number < 1_000; number += 1) {
      const id = containerId(HOST_KEY, engineId(number));
      for (let revision = 0; revision < 100; revision += 1) hashes.add(recordHash(id, revision));
    }
    // Of 100,000 random 32-bit numbers one or two pairs are equal.
    expect(hashes.size).toBeGreaterThan(99_990);
  });
});
