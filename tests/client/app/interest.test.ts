import { expect, test } from 'vitest';
import { interestAt, MOST_NEAR, NEAREST, READABLE_BLOCKS } from '../../../client/app/interest.ts';
import { parcelAt, plotAt, PLOTS_PER_PARCEL } from '../../../shared/plots.ts';
import { hostId } from '../../../shared/records.ts';
import { aContainer, aDistrict, aHost, HOST_KEY, recordMap } from '../../support/records.ts';

const HOST = hostId(HOST_KEY);

/** A running container on each plot, in districts of one parcel. */
function town(containers: number) {
  const parcels = Math.ceil(containers / PLOTS_PER_PARCEL);
  return recordMap([
    aHost(),
    ...Array.from({ length: parcels }, (_, i) => aDistrict(`p${i}`, [i])),
    ...Array.from({ length: containers }, (_, i) =>
      aContainer(i + 1, { project: `p${Math.floor(i / PLOTS_PER_PARCEL)}`, plot: i, slot: i }),
    ),
  ]);
}

const at = (place: { readonly x: number; readonly z: number }) => ({
  ...{ x: place.x, z: place.z, chosen: undefined, isListOpen: false },
});
const AWAY = { x: 5_000, z: 5_000 };

test('a town of two thousand is told whole, one of more by what is near, the nearest first', () => {
  expect(interestAt(town(MOST_NEAR), at(AWAY)).near).toBe('all');
  const { near } = interestAt(town(MOST_NEAR + 1), at(parcelAt(77)));
  if (near === 'all') throw new Error('it was told whole');
  expect(near.map(({ host }) => host)).toEqual([HOST]);
  expect(near[0]?.parcels[0]).toBe(77);
});

test('who has the list open is told the whole town', () => {
  expect(interestAt(town(MOST_NEAR + 1), { ...at(AWAY), isListOpen: true }).near).toBe('all');
});

test('in focus are the nearest buildings whose figures can be read, and the chosen one wherever it stands', () => {
  const records = town(200);
  const door = plotAt(40);
  const { focus } = interestAt(records, at(door));
  expect(focus).toHaveLength(NEAREST);
  expect(focus).toContain(40);
  expect(
    focus.every((slot) => Math.hypot(plotAt(slot).x - door.x, plotAt(slot).z - door.z) <= READABLE_BLOCKS),
  ).toBe(true);
  expect(interestAt(records, { ...at(AWAY), chosen: aContainer(9, { slot: 8 }) }).focus).toEqual([8]);
});

test('what does not run has no figures, and is nobody’s focus', () => {
  const records = recordMap([
    aHost(),
    aDistrict('shop', [0]),
    aContainer(1, { plot: 0, slot: 3, state: 'exited' }),
  ]);
  expect(interestAt(records, at(plotAt(0))).focus).toEqual([]);
});
