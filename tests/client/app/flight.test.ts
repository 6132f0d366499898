import { expect, test } from 'vitest';
import { flightPose } from '../../../client/app/flight.ts';

const poses = Array.from({ length: 600 }, (_, i) => flightPose(i / 20));

test('the flight ends where it began, and never leaves the air over the town', () => {
  const [start, end] = [flightPose(0), flightPose(30)];
  for (const key of ['x', 'y', 'z'] as const) expect(end[key]).toBeCloseTo(start[key]);
  expect(Math.min(...poses.map(({ y }) => y))).toBeGreaterThanOrEqual(9);
  expect(Math.max(...poses.map(({ x, z }) => Math.hypot(x, z - 90)))).toBeLessThanOrEqual(150.001);
});

test('the eye always looks at the middle of the town', () => {
  for (const { x, z, yaw } of poses) {
    const distance = Math.hypot(x, z - 90);
    expect(x - Math.sin(yaw) * distance).toBeCloseTo(0);
    expect(z - Math.cos(yaw) * distance).toBeCloseTo(90);
  }
});
