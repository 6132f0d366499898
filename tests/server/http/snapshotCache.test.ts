import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { unpackSnapshot } from '../../../shared/packedWorld.ts';
import type { PackedSnapshot } from '../../../shared/packedWorld.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { createSnapshotCache, ENCODE_SPACING_MS } from '../../../server/http/snapshotCache.ts';
import { aContainer } from '../../support/records.ts';

function cacheOf() {
  let nowMs = 0;
  let revision = 1;
  const source = {
    revision: () => revision,
    snapshot: () => ({
      ...{ protocol: PROTOCOL_VERSION, epoch: 'e', revision, records: [aContainer(revision)] },
      revisions: [revision],
    }),
  };
  const cache = createSnapshotCache(source, () => nowMs);
  return {
    cache,
    change: () => void (revision += 1),
    pass: (milliseconds: number) => void (nowMs += milliseconds),
    shown: async () => (await cache.current()).etag,
  };
}

test('a thousand clients at once cost one encode, and get the same buffers', async () => {
  const { cache } = cacheOf();
  const all = await Promise.all(Array.from({ length: 1_000 }, () => cache.current()));
  expect([cache.encodes(), new Set(all).size]).toEqual([1, 1]);
});

test('what is sent is the world, plain and compressed', async () => {
  const { cache } = cacheOf();
  const { json, gzip, etag } = await cache.current();
  expect(gunzipSync(gzip)).toEqual(json);
  expect(etag).toBe('"e-1"');
  expect(unpackSnapshot(JSON.parse(json.toString()) as PackedSnapshot)).toEqual({
    ...{ protocol: PROTOCOL_VERSION, epoch: 'e', revision: 1, records: [aContainer(1)], revisions: [1] },
  });
});

test('a world that does not change is encoded once for ever', async () => {
  const { cache, shown, pass } = cacheOf();
  for (let i = 0; i < 5; i += 1) {
    await shown();
    pass(60_000);
  }
  expect(cache.encodes()).toBe(1);
});

test('a world that changes all the time is encoded every 250 ms at most', async () => {
  const { cache, change, pass, shown } = cacheOf();
  await shown();
  change();
  pass(ENCODE_SPACING_MS - 1);
  expect([await shown(), cache.encodes()]).toEqual(['"e-1"', 1]);
  pass(1);
  expect([await shown(), cache.encodes()]).toEqual(['"e-2"', 2]);
});

test('whoever asks while one is encoded gets that one, even when the world has changed since', async () => {
  const { cache, change, pass, shown } = cacheOf();
  const first = shown();
  change();
  pass(10 * ENCODE_SPACING_MS);
  expect([await shown(), await first, cache.encodes()]).toEqual(['"e-1"', '"e-1"', 1]);
});
