import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksAfter, NO_MARKS } from '../../../shared/bookmark.ts';
import { diffRecords } from '../../../shared/diff.ts';
import type { Patch, Snapshot } from '../../../shared/patch.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import type { RecordMap, WorldRecord } from '../../../shared/records.ts';
import {
  applyBookmark,
  applyHello,
  applyPatch,
  applyResumed,
  applySnapshot,
  applyUnreadable,
  emptyMirror,
  HELD_MAX,
  type Mirror,
} from '../../../client/store/mirror.ts';
import { recordsArbitrary } from '../../support/arbitraries.ts';
import { aContainer, recordMap } from '../../support/records.ts';

const EPOCH = 'first';

/** What a server was at each revision, and the patches between. */
const historyOf = (steps: readonly (readonly WorldRecord[])[], epoch = EPOCH) => {
  const states: RecordMap[] = [new Map(), ...steps.map(recordMap)];
  const patches = steps.map((_, i): Patch => {
    const diff = diffRecords(states[i] ?? new Map(), states[i + 1] ?? new Map());
    return { epoch, previous: i, revision: i + 1, put: diff?.put ?? [], remove: diff?.remove ?? [] };
  });
  const marksAt = (revision: number) => patches.slice(0, revision).reduce(marksAfter, NO_MARKS);
  const snapshotAt = (revision: number): Snapshot => {
    const records = [...(states[revision] ?? new Map<never, never>()).values()];
    const revisions = records.map(({ id }) => marksAt(revision).revisions.get(id) ?? NaN);
    return { ...{ protocol: PROTOCOL_VERSION, epoch, revision }, records, revisions };
  };
  return { states, patches, snapshotAt, marksAt };
};

const sorted = (records: RecordMap) => [...records].toSorted(([a], [b]) => (a < b ? -1 : 1));

const stepsArbitrary = fc.array(recordsArbitrary, { minLength: 1, maxLength: 12 });
/** Deliveries by number of the patch, in any order, any of them never or several times; a negative number is a snapshot. */
const deliveriesArbitrary = fc.array(fc.integer({ min: -12, max: 11 }), { maxLength: 40 });

const deliver = (mirror: Mirror, number: number, history: ReturnType<typeof historyOf>): Mirror => {
  const patch = history.patches[number];
  if (patch !== undefined) return applyPatch(mirror, patch);
  const revision = -number;
  return revision < history.states.length ? applySnapshot(mirror, history.snapshotAt(revision)) : mirror;
};

describe('a mirror', () => {
  test('equals what the server was at its revision, whatever is lost, doubled or reordered', () => {
    fc.assert(
      fc.property(stepsArbitrary, deliveriesArbitrary, (steps, deliveries) => {
        const history = historyOf(steps);
        let mirror = applyHello(emptyMirror, { epoch: EPOCH, revision: 0 });
        for (const number of deliveries) {
          mirror = deliver(mirror, number, history);
          expect(sorted(mirror.records)).toEqual(sorted(history.states[mirror.revision] ?? new Map()));
        }
      }),
    );
  });

  test('is current and equal to the server after the snapshot that a greeting asks for', () => {
    fc.assert(
      fc.property(stepsArbitrary, deliveriesArbitrary, (steps, deliveries) => {
        const history = historyOf(steps);
        const last = steps.length;
        const torn = deliveries.reduce((mirror, number) => deliver(mirror, number, history), emptyMirror);
        const greeted = applyHello(torn, { epoch: EPOCH, revision: last });
        const mended =
          greeted.phase === 'awaiting' ? applySnapshot(greeted, history.snapshotAt(last)) : greeted;
        expect({ ...mended, records: sorted(mended.records) }).toEqual({
          ...{ epoch: EPOCH, socketEpoch: EPOCH, revision: last, toldRevision: last },
          ...{ phase: 'current', cause: null, held: [], resyncs: mended.resyncs, hasCaughtUp: true },
          marks: history.marksAt(last),
          records: sorted(history.states[last] ?? new Map()),
        });
      }),
    );
  });

  test('applies the patches that came before their snapshot', () => {
    const history = historyOf([[aContainer(1)], [aContainer(1), aContainer(2)], [aContainer(2)]]);
    const early = history.patches.slice(1).reduce(applyPatch, emptyMirror);
    expect(early.phase).toBe('awaiting');
    expect(applySnapshot(early, history.snapshotAt(1))).toMatchObject({
      ...{ revision: 3, phase: 'current', records: history.states[3], held: [] },
    });
  });

  test('awaits a snapshot again when the one it got does not reach the held patches', () => {
    const history = historyOf([[aContainer(1)], [aContainer(2)], [aContainer(3)]]);
    const early = history.patches.slice(2).reduce(applyPatch, emptyMirror);
    expect(applySnapshot(early, history.snapshotAt(1))).toMatchObject({ revision: 1, phase: 'awaiting' });
  });

  test('does not go back in time for a snapshot that is older than itself', () => {
    const history = historyOf([[aContainer(1)], [aContainer(2)]]);
    const mirror = applySnapshot(emptyMirror, history.snapshotAt(2));
    expect(applySnapshot(mirror, history.snapshotAt(1))).toMatchObject({ revision: 2, phase: 'awaiting' });
  });

  test('takes nothing of a server that its socket does not speak to', () => {
    const before = historyOf([[aContainer(1)]]);
    const after = historyOf([[aContainer(2)]], 'second');
    const mirror = applySnapshot(emptyMirror, before.snapshotAt(1));
    const greeted = applyHello(mirror, { epoch: 'second', revision: 1 });
    expect(applySnapshot(greeted, before.snapshotAt(1))).toMatchObject({ epoch: EPOCH, phase: 'awaiting' });
    expect(applySnapshot(greeted, after.snapshotAt(1))).toMatchObject({
      ...{ epoch: 'second', phase: 'current', records: after.states[1] },
    });
  });

  test('keeps the identity of records that a new snapshot says again', () => {
    const mirror = applySnapshot(emptyMirror, historyOf([[aContainer(1), aContainer(2)]]).snapshotAt(1));
    const [first] = mirror.records.keys();
    const again = applySnapshot(mirror, {
      ...{ protocol: PROTOCOL_VERSION, epoch: 'second', revision: 9 },
      records: [aContainer(1), aContainer(2, { state: 'exited' })],
    });
    expect(first !== undefined && again.records.get(first) === mirror.records.get(first)).toBe(true);
  });

  test('goes on without a snapshot when a new connection finds it where it was', () => {
    const mirror = applySnapshot(emptyMirror, historyOf([[aContainer(1)]]).snapshotAt(1));
    expect(applyHello(mirror, { epoch: EPOCH, revision: 1 }).phase).toBe('current');
    expect(applyHello(mirror, { epoch: EPOCH, revision: 2 }).phase).toBe('awaiting');
  });
});

describe('a mirror that missed something', () => {
  const history = historyOf([[aContainer(1)], [aContainer(1), aContainer(2)], [aContainer(2)]]);
  const at = (revision: number) =>
    applyHello(applySnapshot(emptyMirror, history.snapshotAt(revision)), { epoch: EPOCH, revision });
  const bookmark = (revision: number) => ({ epoch: EPOCH, revision, hash: history.marksAt(revision).hash });
  const patch = (number: number): Patch => {
    const found = history.patches[number];
    if (found === undefined) throw new Error('there is no such patch');
    return found;
  };

  test('says why, and counts it once', () => {
    const gap = applyPatch(at(1), patch(2));
    expect([gap.phase, gap.cause, gap.resyncs]).toEqual(['awaiting', 'gap', 1]);
    const causes = [
      applyHello(at(1), { epoch: EPOCH, revision: 2 }),
      applyHello(at(1), { epoch: 'second', revision: 2 }),
      applyBookmark(at(1), bookmark(2)),
      applyBookmark(at(1), { ...bookmark(1), hash: 1 }),
      applyUnreadable(at(1)),
    ].map(({ cause }) => cause);
    expect(causes).toEqual(['reconnect', 'epoch', 'behind', 'mismatch', 'mismatch']);
  });

  test('is current by the one patch that the server answers, with all that came meanwhile', () => {
    const awaiting = applyPatch(applyBookmark(at(1), bookmark(2)), patch(2));
    const resumed = applyResumed(awaiting, patch(1));
    expect(resumed).toMatchObject({ revision: 3, phase: 'current', cause: null, held: [] });
    expect(resumed.marks).toEqual(history.marksAt(3));
  });

  test('takes no answer that does not begin where it stands', () => {
    const awaiting = applyBookmark(at(1), bookmark(2));
    expect(applyResumed(awaiting, patch(2))).toBe(awaiting);
    expect(applyResumed(awaiting, { ...patch(1), epoch: 'second' })).toBe(awaiting);
  });

  test('was shown as current after a snapshot that was older than its greeting; now it asks for the rest', () => {
    const greeted = applyHello(emptyMirror, { epoch: EPOCH, revision: 3 });
    const old = applySnapshot(greeted, history.snapshotAt(2));
    expect(old).toMatchObject({ revision: 2, phase: 'awaiting', cause: 'first', resyncs: 0 });
    expect(applyResumed(old, patch(2))).toMatchObject({ revision: 3, phase: 'current' });
  });

  test('holds two thousand patches at most, and asks for those that it dropped', () => {
    const patches = Array.from({ length: HELD_MAX + 2 }, (_, i): Patch => ({
      ...{ epoch: EPOCH, previous: i + 1, revision: i + 2, put: [], remove: [] },
    }));
    const kept = patches.slice(0, HELD_MAX).reduce(applyPatch, emptyMirror);
    expect(applySnapshot(kept, history.snapshotAt(1))).toMatchObject({
      phase: 'current',
      revision: HELD_MAX + 1,
    });
    const dropped = patches.slice(0, HELD_MAX + 1).reduce(applyPatch, emptyMirror);
    expect(dropped.held).toHaveLength(HELD_MAX);
    expect(applySnapshot(dropped, history.snapshotAt(1))).toMatchObject({ phase: 'awaiting', revision: 1 });
  });
});

test.each([1, 2])('a bookmark of what is held or past changes nothing: %i', (revision) => {
  const history = historyOf([[aContainer(1)], [aContainer(2)]]);
  const mirror = applySnapshot(emptyMirror, history.snapshotAt(2));
  const { hash } = history.marksAt(revision);
  expect(applyBookmark(mirror, { epoch: EPOCH, revision, hash })).toBe(mirror);
});
