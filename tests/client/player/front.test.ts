import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parcelAt, plotAt } from '../../../shared/plots.ts';
import { REACH_BLOCKS } from '../../../client/city/parts.ts';
import { doorPose, frontOfPlot, interiorPose, type Front } from '../../../client/player/front.ts';
import { screenPoint } from './screen.ts';

/** Across and above the threshold, ahead of the façade: the outer corners of what can be used. */
const PARTS: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  door: [
    [-0.5, 0, 0],
    [0.5, 1.94, 0],
  ],
  lever: [
    [0.9, 0.42, 0.3],
    [1.42, 1.42, 0.3],
  ],
  button: [
    [-1.29, 0.68, 0.3],
    [-0.75, 1.22, 0.3],
  ],
  bell: [
    [-1.2, 1.4, 0.3],
    [-0.84, 1.84, 0.3],
  ],
  iceLever: [
    [-1.83, 0.53, 0.3],
    [-1.42, 1.31, 0.3],
  ],
  sign: [
    [-2.1, 2.3, 0.64],
    [2.1, 3.56, 0.64],
  ],
  tankAndColumn: [
    [-2.5, 0.42, 0.38],
    [2.28, 2.17, 0.1],
  ],
};

function inWorld({ x, y, z, turns }: Front, [across, up, ahead]: readonly [number, number, number]) {
  const angle = (turns * Math.PI) / 2;
  return {
    x: x + Math.cos(angle) * across + Math.sin(angle) * ahead,
    y: y + up,
    z: z - Math.sin(angle) * across + Math.cos(angle) * ahead,
  };
}

const plots = fc.nat(9999);

describe('doorPose', () => {
  test.each([16 / 9, 1.6, 1, 9 / 16])(
    'has all parts of every control front in the picture and in reach (%d wide by high)',
    (aspect) => {
      fc.assert(
        fc.property(plots, (plot) => {
          const front = frontOfPlot(plot, 0);
          const pose = doorPose(front, aspect);
          for (const corner of Object.values(PARTS).flat()) {
            const point = inWorld(front, corner);
            const seen = screenPoint(pose, aspect, point);
            expect(Math.abs(seen.across)).toBeLessThan(1);
            expect(Math.abs(seen.up)).toBeLessThan(1);
            expect(Math.hypot(point.x - pose.x, point.y - pose.y, point.z - pose.z)).toBeLessThan(
              REACH_BLOCKS,
            );
          }
        }),
      );
    },
  );

  test('stands in the street, 4 to 5 blocks before the door, and looks at it with level eyes', () => {
    fc.assert(
      fc.property(plots, (plot) => {
        const front = frontOfPlot(plot, 0);
        const pose = doorPose(front, 1.6);
        const parcel = parcelAt(Math.floor(plot / 8));
        expect(Math.hypot(front.x - pose.x, front.z - pose.z)).toBeCloseTo(4.8, 6);
        expect(Math.abs(pose.x - parcel.x)).toBeLessThan(parcel.streetWidth / 2);
        expect(pose.y).toBeCloseTo(parcel.level + 1.62, 6);
        expect(Math.abs(pose.pitch)).toBeLessThan(0.1);
        const { across } = screenPoint(pose, 1.6, front);
        expect(across).toBeCloseTo(0, 6);
      }),
    );
  });

  test.each([844 / 390, 800 / 500, 390 / 422])(
    'in a low window the name lay under the tools; now all of the sign is below them, and the door in the picture (%d)',
    (aspect) => {
      const front = frontOfPlot(3, 0);
      const covered = 0.15;
      const pose = doorPose(front, aspect, covered);
      const { up } = screenPoint(pose, aspect, inWorld(front, [0, front.signTop, front.signAhead]));
      expect(up).toBeLessThanOrEqual(1 - 2 * covered + 1e-9);
      expect(screenPoint(pose, aspect, inWorld(front, [0, 0, 0])).up).toBeGreaterThan(-1);
      expect(doorPose(front, aspect, 0)).toEqual(doorPose(front, aspect));
    },
  );

  test.each([0.2, 0.53, 0.9])(
    'keeps what can be used in the picture however much the tools cover (%d)',
    (covered) => {
      const front = frontOfPlot(3, 0);
      const pose = doorPose(front, 1.6, covered);
      for (const corner of [PARTS['lever'], PARTS['button'], PARTS['iceLever']].flatMap(
        (part) => part ?? [],
      )) {
        const { up } = screenPoint(pose, 1.6, inWorld(front, corner));
        expect(Math.abs(up)).toBeLessThan(1);
      }
    },
  );

  test('raises its eyes for a sign that stands on the edge of an awning', () => {
    const front: Front = { ...frontOfPlot(3, 0), signTop: 3.6, signAhead: 2.2 };
    const pose = doorPose(front, 1.6);
    const { up } = screenPoint(pose, 1.6, inWorld(front, [0, 3.6, 2.2]));
    expect(up).toBeLessThan(1);
    expect(pose.pitch).toBeGreaterThan(0.1);
  });
});

test('the front of a plot lies two blocks behind its street and faces it', () => {
  const plot = plotAt(5);
  expect(frontOfPlot(5, 2)).toEqual({
    x: 2 * 8192 + plot.x + 4.5,
    y: 2.5,
    z: plot.z,
    turns: 1,
    streetY: 2,
    signTop: 3.56,
    signAhead: 0.64,
  });
});

test('inside, the eye stands behind the door and looks away from it', () => {
  const front = frontOfPlot(0, 0);
  const pose = interiorPose(front);
  expect(pose.x).toBeCloseTo(front.x + 0.6, 6);
  expect(pose.yaw).toBeCloseTo(-Math.PI / 2, 6);
});
