import { expect, test } from 'vitest';
import { plotAt } from '../../../shared/plots.ts';
import type { Part } from '../../../client/city/parts.ts';
import { nearestLever, type Switchboard } from '../../../client/input/nearestLever.ts';
import { doorPose, frontOfPlot } from '../../../client/player/front.ts';
import { aContainer } from '../../support/records.ts';

const boxAt = (part: Part, x: number) => ({
  part,
  min: { x: x - 0.3, y: 0.4, z: 4.5 },
  max: { x: x + 0.3, y: 1.4, z: 4.9 },
});

const building = (plot: number): Switchboard => ({
  id: aContainer(plot).id,
  at: plotAt(plot),
  parts: [boxAt('bell', 0), boxAt('lever', 1.16), boxAt('button', -1.02)],
});
const street = Array.from({ length: 8 }, (_, plot) => building(plot));

test.each([0, 1, 2, 3, 4, 5, 6, 7])('before the door of plot %d its own lever is the nearest', (plot) => {
  const target = nearestLever(street, doorPose(frontOfPlot(plot, 0), 1.6));
  expect(target).toMatchObject({ id: aContainer(plot).id, part: 'lever' });
  expect(target?.distance).toBeCloseTo(Math.hypot(4.6, 1.16, 0.22), 2);
});

test('nothing is used from out of reach, nor a building without a lever', () => {
  const eye = doorPose(frontOfPlot(0, 0), 1.6);
  expect(nearestLever(street, { ...eye, y: eye.y + 9 })).toBeNull();
  expect(nearestLever([{ ...building(0), parts: [boxAt('button', 0)] }], eye)).toBeNull();
});

test('a lever behind the back is not used, however near', () => {
  const eye = doorPose(frontOfPlot(0, 0), 1.6);
  expect(nearestLever(street.slice(0, 1), { ...eye, yaw: eye.yaw + Math.PI })).toBeNull();
});
