import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createControls } from '../../../client/player/controls.ts';
import { createPlayer, travelTo } from '../../../client/player/player.ts';
import type { Pose } from '../../../client/player/pose.ts';
import { stepPlayer } from '../../../client/player/step.ts';
import { planTravel, writeTravel } from '../../../client/player/travel.ts';
import { plain } from './field.ts';

// Adding 0 turns -0 into 0.
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const poseArbitrary: fc.Arbitrary<Pose> = fc.record({
  x: number(-900, 900),
  y: number(2, 300),
  z: number(-900, 900),
  yaw: number(-Math.PI, Math.PI),
  pitch: number(-1.5, 1.5),
  fieldOfView: number(37, 75),
});

function poseAt(from: Pose, to: Pose, progress: number): Pose {
  const pose = { ...from };
  writeTravel(pose, planTravel(from, to), progress);
  return pose;
}

test('a travel begins where it was planned and ends exactly at its goal', () => {
  fc.assert(
    fc.property(poseArbitrary, poseArbitrary, (from, to) => {
      expect(poseAt(from, to, 0)).toEqual(from);
      expect(poseAt(from, to, 1)).toEqual(to);
      expect(poseAt(from, to, 1.3)).toEqual(to);
    }),
  );
});

test('a travel never dives below both of its ends, and turns by half a turn at most', () => {
  fc.assert(
    fc.property(poseArbitrary, poseArbitrary, number(0, 0.999), (from, to, progress) => {
      const { y, yaw } = poseAt(from, to, progress);
      expect(y).toBeGreaterThanOrEqual(Math.min(from.y, to.y) - 1e-9);
      expect(Math.abs(yaw - from.yaw)).toBeLessThanOrEqual(Math.PI + 1e-9);
    }),
  );
});

const DOOR: Pose = { x: 0, y: 3, z: 0, yaw: 0, pitch: 0, fieldOfView: 54 };

test('a travel is slow at both ends and fast between', () => {
  const to = { ...DOOR, x: 10 };
  const [early, middle, late] = [0.1, 0.5, 0.9].map((progress) => poseAt(DOOR, to, progress).x);
  expect(early).toBeLessThan(0.5);
  expect(middle).toBeCloseTo(5, 6);
  expect(late).toBeGreaterThan(9.5);
});

test('a long way leads over the roofs, a short one stays at eye level', () => {
  expect(poseAt(DOOR, { ...DOOR, x: 120 }, 0.5).y).toBeGreaterThan(20);
  expect(poseAt(DOOR, { ...DOOR, x: 9 }, 0.5).y).toBe(3);
});

test('a travel took four frames at least, of seconds each in a town that is drawn slowly: its time ends it', async () => {
  const start: Pose = { x: 1, y: 3.7, z: 2, yaw: 0.3, pitch: 0.1, fieldOfView: 50 };
  const player = createPlayer(start, createControls(), plain(2));
  const goal = { ...start, x: 40, z: -60 };
  const arrival = travelTo(player, goal);
  stepPlayer(player, 4);
  await arrival;
  expect(player.pose).toEqual(goal);
});
