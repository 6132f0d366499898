import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pose } from '../../../client/player/pose.ts';
import { pointAt } from '../../../client/scene/picker.ts';
import { enterBox, project, rayThrough, toLocal, toWorld } from '../../../client/scene/view.ts';

const HOME: Pose = { x: 0, y: 2, z: 10, yaw: 0, pitch: 0, fieldOfView: 60 };

const within = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
const poses = fc.record({
  x: within(500),
  y: within(100),
  z: within(500),
  yaw: within(4),
  pitch: within(1.5),
  fieldOfView: fc.double({ min: 30, max: 90, noNaN: true }),
});

describe('rays and points of the screen', () => {
  test('without any turn one looks north, along -z', () => {
    expect(rayThrough({ pose: HOME, aspect: 1 }, 0, 0).direction).toEqual({ x: 0, y: 0, z: -1 });
  });

  test('a quarter turn to the left looks west, along -x', () => {
    const { direction } = rayThrough({ pose: { ...HOME, yaw: Math.PI / 2 }, aspect: 1 }, 0, 0);
    expect(direction.x).toBeCloseTo(-1);
    expect(direction.z).toBeCloseTo(0);
  });

  test('a point on the ray through a place of the screen is seen at that place', () => {
    fc.assert(
      fc.property(poses, within(1), within(1), (pose, across, up) => {
        const view = { pose, aspect: 1.6 };
        const seen = project(view, pointAt(rayThrough(view, across, up), 20));
        expect(seen?.across).toBeCloseTo(across, 5);
        expect(seen?.up).toBeCloseTo(up, 5);
      }),
    );
  });

  test('what is behind the eye is seen nowhere', () => {
    expect(project({ pose: HOME, aspect: 1 }, { x: 0, y: 2, z: 11 })).toBeNull();
  });
});

describe('boxes', () => {
  const MIN = { x: -1, y: 0, z: -1 };
  const MAX = { x: 1, y: 4, z: 1 };

  test('a ray enters a box at its face, from inside at once, and misses it beside and behind', () => {
    const towards = (z: number) => ({ x: 0, y: 0, z });
    expect([
      enterBox({ origin: HOME, direction: towards(-1) }, MIN, MAX),
      enterBox({ origin: { x: 0, y: 1, z: 0 }, direction: towards(-1) }, MIN, MAX),
      enterBox({ origin: { x: 2, y: 1, z: 9 }, direction: towards(-1) }, MIN, MAX),
      enterBox({ origin: HOME, direction: towards(1) }, MIN, MAX),
    ]).toEqual([9, 0, null, null]);
  });
});

describe('quarter turns', () => {
  test('the front of a building with one turn looks east', () => {
    expect(toWorld({ x: 0, y: 0, z: 5 }, { x: 100, y: 2, z: 50, turns: 1 })).toEqual({ x: 105, y: 2, z: 50 });
  });

  test('into a building and out again is where one was', () => {
    fc.assert(
      fc.property(within(50), within(50), fc.integer({ min: 0, max: 3 }), (x, z, turns) => {
        const at = { x: 7, y: 1, z: -3, turns };
        const local = toLocal({ origin: { x, y: 2, z }, direction: { x: 0, y: 0, z: 1 } }, at).origin;
        const back = toWorld(local, at);
        expect(Math.hypot(back.x - x, back.y - 2, back.z - z)).toBeLessThan(1e-9);
      }),
    );
  });
});
