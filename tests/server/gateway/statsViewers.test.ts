import { expect, test } from 'vitest';
import { hostId } from '../../../shared/records.ts';
import { KEY_FRAMES, townOf } from '../../../server/gateway/statsDistricts.ts';
import { MOST_NEAR, viewOf } from '../../../server/gateway/statsViewers.ts';
import { aContainer, aDistrict, aHost, HOST_KEY, recordMap } from '../../support/records.ts';

const HOST = hostId(HOST_KEY);

/** Districts `p0`, `p1` … of so many containers each, on the parcels 0, 1 … */
function town(...sizes: number[]) {
  let slot = 0;
  const containers = sizes.flatMap((size, i) =>
    Array.from({ length: size }, () => aContainer((slot += 1), { project: `p${i}` })),
  );
  return townOf(recordMap([aHost(), ...sizes.map((_, i) => aDistrict(`p${i}`, [i])), ...containers]));
}

const near = (parcels: readonly number[]) => ({ near: [{ host: HOST, parcels }], focus: [] });
const parcelsOf = (interest: Parameters<typeof viewOf>[0], of: ReturnType<typeof town>) =>
  viewOf(interest, of).near.map(({ parcel }) => parcel);

test('two thousand containers are told one by one, the nearest districts first', () => {
  expect(MOST_NEAR).toBe(2_000);
  const fits = town(1_000, 1_000, 1);
  expect(parcelsOf(near([1, 0]), fits)).toEqual([1, 0]);
  expect(parcelsOf(near([2, 1, 0]), fits)).toEqual([2, 1]);
});

test('the nearest district is told in any case', () => {
  expect(parcelsOf(near([0, 1]), town(2_001, 1))).toEqual([0]);
});

test('who names the whole town is told the whole town', () => {
  const { near: districts, isWhole, group } = viewOf({ near: 'all', focus: [] }, town(2_001, 1_000));
  expect([districts.length, isWhole, group]).toEqual([2, true, '*\n\n']);
});

test('who is near everything is in the same group as who names the whole town', () => {
  const all = town(10, 10);
  expect(viewOf(near([1, 0, 1]), all).group).toBe(viewOf({ near: 'all', focus: [] }, all).group);
});

test('the order and strangers make no other group', () => {
  const of = town(5, 5, 5);
  expect(viewOf(near([0, 2]), of).group).toBe(viewOf(near([2, 77, 0]), of).group);
  const focus = (slots: readonly number[]) => viewOf({ ...near([0]), focus: slots }, of);
  expect(focus([3, 1, 3, 999]).focus).toEqual([1, 3]);
});

test('key frames are spread: of 1,000 districts at most a fifth is told whole in one frame', () => {
  const { districts } = town(...Array.from({ length: 1_000 }, () => 1));
  const counts = Array.from(
    { length: KEY_FRAMES },
    (_, i) => districts.filter(({ phase }) => phase === i).length,
  );
  expect(Math.max(...counts)).toBeLessThanOrEqual(200);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});
