import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff, diffRecords } from '../../shared/diff.ts';
import { recordMap } from '../support/records.ts';
import { recordsArbitrary } from '../support/arbitraries.ts';

describe('diffRecords', () => {
  test('is null between maps of equal content, even when every record was made anew', () => {
    fc.assert(
      fc.property(recordsArbitrary, (records) => {
        const copy = recordMap(structuredClone(records));
        expect(diffRecords(recordMap(records), copy)).toBeNull();
      }),
    );
  });

  test('turns the previous map into the next when applied', () => {
    fc.assert(
      fc.property(recordsArbitrary, recordsArbitrary, (before, after) => {
        const previous = recordMap(before);
        const next = recordMap(after);
        const diff = diffRecords(previous, next);
        expect(diff === null ? previous : applyDiff(previous, diff)).toEqual(next);
      }),
    );
  });

  test('names only what differs', () => {
    fc.assert(
      fc.property(recordsArbitrary, recordsArbitrary, (before, after) => {
        const previous = recordMap(before);
        const diff = diffRecords(previous, recordMap(after));
        for (const record of diff?.put ?? []) expect(previous.get(record.id)).not.toEqual(record);
        for (const id of diff?.remove ?? []) expect(previous.has(id)).toBe(true);
      }),
    );
  });
});

describe('applyDiff', () => {
  test('keeps the identity of every untouched record', () => {
    fc.assert(
      fc.property(recordsArbitrary, recordsArbitrary, (before, after) => {
        const previous = recordMap(before);
        const diff = diffRecords(previous, recordMap(after));
        if (diff === null) return;
        const touched = new Set([...diff.put.map((record) => record.id), ...diff.remove]);
        const next = applyDiff(previous, diff);
        for (const [id, record] of previous) if (!touched.has(id)) expect(next.get(id)).toBe(record);
      }),
    );
  });

  test('gives the same map back for an empty diff', () => {
    const records = recordMap([]);
    expect(applyDiff(records, { put: [], remove: [] })).toBe(records);
  });
});
