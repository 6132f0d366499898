import { expect, test } from 'vitest';
import { unpackPatch } from '../../../shared/packedWorld.ts';
import type { Bookmark } from '../../../shared/bookmark.ts';
import type { ResyncReason } from '../../../shared/resume.ts';
import { createPatchPacer, PATCH_SPACING_MS } from '../../../server/gateway/patchPacer.ts';
import { BOOKMARK_MS, createResumes } from '../../../server/gateway/resumes.ts';
import { createWorldMap } from '../../../server/world/worldMap.ts';
import { aContainer, recordMap } from '../../support/records.ts';
import { manualClock } from '../world/support/manualClock.ts';

async function resumes() {
  const clock = manualClock();
  const map = createWorldMap('e');
  const pacer = createPatchPacer(map, clock);
  const bookmarks: Bookmark[] = [];
  const made = createResumes({ pacer, clock, onBookmark: (bookmark) => bookmarks.push(bookmark) });
  for (const number of [1, 2, 3]) {
    map.commit(recordMap([aContainer(number)]));
    await clock.advance(PATCH_SPACING_MS);
  }
  const ask = (revision: number, reason: ResyncReason = 'gap', epoch = 'e') =>
    made.answer({ epoch, revision, reason });
  return { clock, pacer, bookmarks, made, ask };
}

test('who asks gets one patch from what it holds; who holds everything, an empty one', async () => {
  const { ask } = await resumes();
  const [some, none] = [ask(1), ask(3)];
  expect(some.ok && unpackPatch(some.patch)).toEqual({
    ...{ epoch: 'e', previous: 1, revision: 3, put: [aContainer(3)], revisions: [3] },
    remove: [aContainer(1).id, aContainer(2).id],
  });
  expect(none.ok && unpackPatch(none.patch)).toEqual({
    ...{ epoch: 'e', previous: 3, revision: 3, put: [], remove: [] },
  });
});

test('a thousand that ask the same get the same patch', async () => {
  const { ask } = await resumes();
  const answers = Array.from({ length: 1_000 }, () => ask(1));
  expect(new Set(answers.map((answer) => answer.ok && answer.patch)).size).toBe(1);
});

test.each([
  [1, 'mismatch', 'e'],
  [3, 'mismatch', 'e'],
  [1, 'epoch', 'e0'],
  [3, 'gap', 'e0'],
  [7, 'gap', 'e'],
] as const)(
  'at revision %i with %s in the run %s, the snapshot is to be taken',
  async (revision, reason, epoch) => {
    const { ask, made } = await resumes();
    expect(ask(revision, reason, epoch)).toEqual({ ok: false });
    expect(made.figures().resyncs[reason]).toBe(1);
  },
);

test('who has only come lost nothing: it is answered, and counted nowhere', async () => {
  const { ask, made } = await resumes();
  expect(ask(3, 'first').ok).toBe(true);
  expect(Object.values(made.figures().resyncs).every((count) => count === 0)).toBe(true);
});

test('a bookmark goes out every 10 s, until the end', async () => {
  const { clock, bookmarks, made, pacer } = await resumes();
  await clock.advance(3 * BOOKMARK_MS);
  expect(bookmarks).toEqual([pacer.bookmark(), pacer.bookmark(), pacer.bookmark()]);
  made.close();
  await clock.advance(BOOKMARK_MS);
  expect(bookmarks.length).toBe(3);
});
