import { expect, test } from 'vitest';
import { createRoster } from '../../../client/app/roster.ts';
import type { WorldRecord } from '../../../shared/records.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../../support/records.ts';

function following() {
  const roster = createRoster();
  return { roster, follow: (...records: WorldRecord[]) => roster.follow(recordMap(records)) };
}

const HOST = aHost();
const DISTRICT = aDistrict();
const one = aContainer(1, { slot: 1 });

test('it names the slots of those who changed, and whether a host or a district did', () => {
  const { follow } = following();
  expect(follow(HOST, DISTRICT, one)).toEqual({ slots: [1], havePlacesChanged: true });
  expect(follow(HOST, DISTRICT, one)).toEqual({ slots: [], havePlacesChanged: false });
  const other = aContainer(2, { slot: 1 });
  expect(follow(HOST, DISTRICT, other)).toEqual({ slots: [1], havePlacesChanged: false });
  expect(follow(aHost({ cpus: 3 }), DISTRICT, other)).toEqual({ slots: [], havePlacesChanged: true });
  expect(follow(HOST, DISTRICT)).toEqual({ slots: [], havePlacesChanged: true });
});

test('limits are of whom has figures, and 0 bytes are no limit', () => {
  const { roster, follow } = following();
  const limits = () => [roster.cpuLimit[1], roster.memoryLimit[1], roster.isRunning[1]];
  follow(aContainer(1, { slot: 1, cpuLimit: 0.5, memoryLimit: 64, state: 'paused' }));
  expect(limits()).toEqual([50, 64, 0]);
  follow(one);
  expect(limits()).toEqual([100, 0, 1]);
  follow(aContainer(1, { slot: 1, memoryLimit: 64, state: 'exited' }));
  expect(limits()).toEqual([NaN, NaN, 0]);
});

test('where one stands follows its host and its district, which may come later', () => {
  const { roster, follow } = following();
  const place = () => roster.places[roster.placeAt[1] ?? -1];
  follow(one);
  expect(place()).toMatchObject({ host: undefined, district: undefined });
  follow(HOST, DISTRICT, one);
  expect(place()).toMatchObject({ host: HOST, district: DISTRICT });
  const moved = aDistrict('shop', [8]);
  follow(HOST, moved, one);
  expect(place()).toMatchObject({ host: HOST, district: moved });
});

test('the number of a district that is gone is that of the next one', () => {
  const { roster, follow } = following();
  follow(HOST, DISTRICT, one);
  follow(HOST);
  const next = aContainer(2, { slot: 2, project: 'blog' });
  follow(HOST, aDistrict('blog'), next);
  expect([roster.places.length, roster.placeAt[2]]).toEqual([1, 0]);
  expect(roster.places[0]?.district?.project).toBe('blog');
});
