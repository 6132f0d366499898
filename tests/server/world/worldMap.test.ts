import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDiff } from '../../../shared/diff.ts';
import type { RecordMap } from '../../../shared/records.ts';
import { createWorldMap } from '../../../server/world/worldMap.ts';
import { recordsArbitrary } from '../../support/arbitraries.ts';
import { recordMap } from '../../support/records.ts';

test('patches follow each other without a gap, and whoever applies them holds the same world', () => {
  fc.assert(
    fc.property(fc.array(recordsArbitrary), (worlds) => {
      const map = createWorldMap('e1');
      let mirror: RecordMap = new Map();
      let revision = 0;
      map.onPatch((patch) => {
        expect(patch).toMatchObject({ epoch: 'e1', previous: revision, revision: revision + 1 });
        mirror = applyDiff(mirror, patch);
        revision = patch.revision;
      });
      for (const records of worlds) {
        map.commit(recordMap(records));
        expect(new Map(mirror)).toEqual(recordMap(records));
      }
      expect(map.revision()).toBe(revision);
    }),
  );
});

test('a commit that says the same is no revision, and keeps the records', () => {
  fc.assert(
    fc.property(recordsArbitrary, (records) => {
      const map = createWorldMap('e1');
      map.commit(recordMap(records));
      const before = map.records();
      expect(map.commit(recordMap(structuredClone(records)))).toBeNull();
      expect(map.records()).toBe(before);
    }),
  );
});
