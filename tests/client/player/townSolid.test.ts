import { expect, test } from 'vitest';
import { plotAt } from '../../../shared/plots.ts';
import { createTownSolid, type Obstacle } from '../../../client/player/townSolid.ts';

/** A block that fills the front left quarter of its plot, three high. */
function cornerOf(plot: number): Obstacle {
  return {
    at: plotAt(plot),
    bounds: { min: { x: -6.5, y: 0, z: -6.5 }, max: { x: 6.5, y: 16, z: 6.5 } },
    isSolid: (x, y, z) => x < 0 && x > -6.5 && z > 0 && z < 6.5 && y >= 0 && y < 3,
  };
}

test('a building is solid where its own blocks are, turned as it stands', () => {
  const solid = createTownSolid();
  const west = plotAt(1);
  const east = plotAt(0);
  solid.setObstacles(() => [cornerOf(0), cornerOf(1)]);
  const atPlot = ({ x, z }: { x: number; z: number }) =>
    [
      [3, -3],
      [3, 3],
      [-3, -3],
      [-3, 3],
    ].map(([dx = 0, dz = 0]) => solid.isSolid(x + dx, 3, z + dz));
  // Faces east: its left, seen from the street, is the south.
  expect(atPlot(west)).toEqual([false, true, false, false]);
  expect(atPlot(east)).toEqual([false, false, true, false]);
  expect(solid.isSolid(west.x + 3, 6, west.z + 3)).toBe(false);
});

test('what was a building is free again when it is gone', () => {
  const solid = createTownSolid();
  const { x, z } = plotAt(1);
  solid.setObstacles(() => [cornerOf(1)]);
  expect(solid.isSolid(x + 3, 3, z + 3)).toBe(true);
  solid.setObstacles(() => []);
  expect(solid.isSolid(x + 3, 3, z + 3)).toBe(false);
});

test('before any land is known there is sea, then the ground that was given', () => {
  const solid = createTownSolid();
  expect(solid.groundAt(0, 0)).toBe(-2);
  solid.setGround((x) => x);
  expect(solid.groundAt(5, 0)).toBe(5);
});

test('of a large town only what is near is laid out, and what one walks up to is there', () => {
  const solid = createTownSolid();
  const plots = Array.from({ length: 4_000 }, (_, plot) => plot);
  let made = 0;
  solid.setObstacles(function* (isNear) {
    for (const plot of plots) {
      const { x, z } = plotAt(plot);
      if (!isNear(x, z)) continue;
      made += 1;
      yield cornerOf(plot);
    }
  });
  const isStopped = (plot: number) => {
    const { x, y, z, turns } = plotAt(plot);
    return solid.isSolid(x + (turns === 1 ? 3 : -3), y + 1, z + (turns === 1 ? 3 : -3));
  };
  expect(isStopped(0)).toBe(true);
  expect(made).toBeLessThan(400);
  expect(plots.filter((plot) => plot % 37 === 0 && !isStopped(plot))).toEqual([]);
});
