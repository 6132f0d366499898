import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, StoreError } from '../../../server/store/store.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cratecraft-store-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const open = (name = 'town.db') =>
  openStore({
    path: join(folder, name),
    onFailure: (error) => {
      throw error;
    },
  });

const plot = (key: string, plot: number, freedAt: number | null = null) => ({
  key,
  project: 'shop',
  plot,
  freedAt,
});
const parcel = { parcel: 0, project: 'shop' };

test('what was saved is there after a restart, for its own town only', () => {
  const store = open();
  store.save('a', { plots: [plot('x', 0), plot('y', 1)], parcels: [parcel], dropped: [] });
  store.save('a', { plots: [plot('y', 1, 1_800_000_000_000)], parcels: [], dropped: ['x'] });
  store.close();
  const again = open();
  expect(again.load('a')).toEqual({ plots: [plot('y', 1, 1_800_000_000_000)], parcels: [parcel] });
  expect(again.load('b')).toEqual({ plots: [], parcels: [] });
  again.close();
});

test('what is still waiting is seen by who loads', () => {
  const store = open();
  store.save('a', { plots: [plot('x', 0)], parcels: [], dropped: [] });
  expect(store.load('a').plots).toEqual([plot('x', 0)]);
  store.close();
});

test('names are text, whatever they hold', () => {
  const store = open();
  const nasty = plot(`'); DROP TABLE plots; -- \u{1F4A5}`, 0);
  store.save(`a'b`, { plots: [nasty], parcels: [], dropped: [] });
  store.close();
  const again = open();
  expect(again.load(`a'b`).plots).toEqual([nasty]);
  again.close();
});

test('a file that is no database is one sentence that names it', () => {
  writeFileSync(
    join(folder, 'town.db'),
    'this is not a database at all, but long enough to be looked at'.repeat(50),
  );
  expect(() => open()).toThrow(StoreError);
  expect(() => open()).toThrow(/town\.db cannot be used as the database .*--data-dir$/);
});

test('a file that another server uses is one sentence, and the other server goes on', () => {
  const first = open();
  expect(() => open()).toThrow(/town\.db is in use by another Cratecraft: .*--data-dir$/);
  first.save('a', { plots: [plot('x', 0)], parcels: [], dropped: [] });
  first.flush();
  expect(first.load('a').plots).toEqual([plot('x', 0)]);
  first.close();
});
