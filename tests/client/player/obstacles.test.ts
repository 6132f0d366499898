import { expect, test } from 'vitest';
import { interiorMesh, furniture } from '../../../client/city/interior.ts';
import { boundsOf, facesOf } from '../../../client/city/faces.ts';
import { PROP_KINDS, propMesh } from '../../../client/city/props/kinds.ts';
import { PROP_SOLIDS } from '../../../client/city/props/solids.ts';
import type { Box } from '../../../client/city/parts.ts';
import type { Cuboid } from '../../../client/city/voxels.ts';
import { propObstacles } from '../../../client/player/obstacles.ts';
import { createTownSolid } from '../../../client/player/townSolid.ts';

/** A body is stopped at most so far before what it sees. */
const AIR = 0.31;
const ROOM: Box = { min: { x: 2, y: 0, z: 1 }, max: { x: 7, y: 4, z: 6 } };

const isAbout = ({ min, max }: Box, [x0, y0, z0, x1, y1, z1]: Cuboid): boolean =>
  x0 >= min.x - AIR &&
  x1 <= max.x + AIR &&
  y0 >= min.y - AIR &&
  y1 <= max.y + AIR &&
  z0 >= min.z - AIR &&
  z1 <= max.z + AIR;

test('what stops a body lies within what is seen, and is never thinner than half a block', () => {
  const wrong = PROP_KINDS.filter((kind) => {
    const seen = boundsOf(facesOf(propMesh(kind)));
    return (PROP_SOLIDS[kind] ?? []).some(
      (box) => !isAbout(seen, box) || box[3] - box[0] < 0.5 || box[5] - box[2] < 0.5,
    );
  });
  expect(wrong).toEqual([]);
});

test('lectern and shelf stop a body, and leave the way from the door to the board open', () => {
  const boxes = furniture(ROOM);
  const seen = boundsOf(facesOf(interiorMesh(ROOM)));
  expect(boxes.filter((box) => !isAbout(seen, box))).toEqual([]);
  const middle = (ROOM.min.x + ROOM.max.x) / 2;
  expect(boxes.filter(([x0, , , x1]) => x0 < middle + 0.5 && x1 > middle - 0.5)).toEqual([]);
});

test('a crate is solid where it stands, turned and scaled, on its own island', () => {
  const solid = createTownSolid();
  solid.setProps(propObstacles([{ kind: 'crate', x: 20, y: 2, z: -7, turns: 1, scale: 2 }], 8192));
  const at = (dx: number, y: number) => solid.isSolid(8192 + 20 + dx, y, -7);
  expect([at(0, 2.25), at(0.75, 3.75), at(1.25, 2.25), at(0, 4.25), at(0, 1.75)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(solid.isSolid(20, 2.25, -7)).toBe(false);
});
