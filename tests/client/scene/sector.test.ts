import { describe, expect, test } from 'vitest';
import { sectorOf, seenFrom, withinSector } from '../../../client/scene/sector.ts';

const POSE = { x: 0, y: 1.7, z: 0, yaw: 0, pitch: 0, fieldOfView: 54 };
const WIDE = 16 / 9;

test('what lies far ahead is in the sector, what lies as far behind or aside is not', () => {
  const isSeen = withinSector(sectorOf(POSE, WIDE));
  expect([isSeen(0, -500), isSeen(300, -400), isSeen(0, 500), isSeen(500, 0)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('the sector turns with the eye', () => {
  const isSeen = withinSector(sectorOf({ ...POSE, yaw: Math.PI / 2 }, WIDE));
  expect([isSeen(-500, 0), isSeen(500, 0)]).toEqual([true, false]);
});

test('what is near is in the sector on every side, and the more the higher the eye', () => {
  const behind = {
    low: withinSector(sectorOf(POSE, WIDE)),
    high: withinSector(sectorOf({ ...POSE, y: 200 }, WIDE)),
  };
  expect([behind.low(0, 80), behind.low(0, 300), behind.high(0, 300)]).toEqual([true, false, true]);
});

test('a small turn leaves the sector as it is, a large one does not', () => {
  const sector = sectorOf(POSE, WIDE);
  expect([0.05, 0.5].map((yaw) => sectorOf({ ...POSE, yaw }, WIDE, sector) === sector)).toEqual([
    true,
    false,
  ]);
});

describe('what fog hides', () => {
  const seenAt = (y: number) => seenFrom({ x: 10, z: 20, sector: sectorOf({ ...POSE, y }, WIDE) });
  /** 1.2 of where the fog is at its thickest. */
  const RANGE = 744;

  test('walls are seen to its end and no further, from where the eye is', () => {
    const isSeen = seenAt(1.7);
    expect([isSeen(10, 20 - RANGE + 1), isSeen(10, 20 - RANGE - 1)]).toEqual([true, false]);
  });

  test('from above it opens', () => {
    expect(seenAt(200)(10, 20 - RANGE - 1)).toBe(true);
  });

  test('ground is left out only for low eyes, to which it is a line above the sea', () => {
    expect([16, 16.1].map((y) => sectorOf({ ...POSE, y }, WIDE).landRange)).toEqual([RANGE, Infinity]);
  });
});
