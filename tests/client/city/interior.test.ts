import { describe, expect, it } from 'vitest';
import { ARCHETYPES } from '../../../shared/archetypes.ts';
import { allSizes, type Blueprint } from '../../../client/city/blueprints/blueprint.ts';
import { boardFaces, interiorMesh, stationBoxes } from '../../../client/city/interior.ts';
import { lampPoints } from '../../../client/city/interiorRoom.ts';
import { UNITS_PER_BLOCK, VERTEX_VALUES, type Mesh } from '../../../client/city/mesh.ts';
import { triangleCount } from '../../../client/city/meshBuilder.ts';
import { STATIONS, type Box } from '../../../client/city/parts.ts';

const blueprints = ARCHETYPES.flatMap(allSizes);
const nameOf = ({ archetype, size }: Blueprint) => `${archetype} ${size}`;
const namesOf = (wrong: (plan: Blueprint) => boolean) => blueprints.filter(wrong).map(nameOf);

const isWithin = (inner: Box, outer: Box): boolean =>
  (['x', 'y', 'z'] as const).every(
    (axis) => inner.min[axis] >= outer.min[axis] - 1e-6 && inner.max[axis] <= outer.max[axis] + 1e-6,
  );

function boundsOf({ vertices }: Mesh): Box {
  const along = (axis: number) =>
    Array.from(
      vertices.filter((_, i) => i % VERTEX_VALUES === axis),
      (value) => value / UNITS_PER_BLOCK,
    );
  const [x, y, z] = [along(0), along(1), along(2)];
  return {
    min: { x: Math.min(...x), y: Math.min(...y), z: Math.min(...z) },
    max: { x: Math.max(...x), y: Math.max(...y), z: Math.max(...z) },
  };
}

describe('interior', () => {
  it('fits into the room of every building', () => {
    const slack = 1 / UNITS_PER_BLOCK;
    const roomy = ({ min, max }: Box): Box => ({
      min: { x: min.x - slack, y: min.y - slack, z: min.z - slack },
      max: { x: max.x + slack, y: max.y + slack, z: max.z + slack },
    });
    expect(namesOf(({ room }) => !isWithin(boundsOf(interiorMesh(room)), roomy(room)))).toEqual([]);
  });

  it('has stations that lie in the room and apart from each other', () => {
    expect(
      namesOf(({ room }) => !STATIONS.every((station) => isWithin(stationBoxes(room)[station], room))),
    ).toEqual([]);
    expect(
      namesOf(({ room }) => {
        const { board, lectern } = stationBoxes(room);
        return lectern.max.x > board.min.x && lectern.max.y > board.min.y;
      }),
    ).toEqual([]);
  });

  it('leaves the way from the door to the board free', () => {
    expect(
      namesOf(({ room, door, isSolid }) => {
        const { min, max } = stationBoxes(room).board;
        return door.x < min.x || door.x > max.x || isSolid(door.x, 1.6, room.min.z + 0.3);
      }),
    ).toEqual([]);
  });

  it('hangs two lamps in it, over everybody, on either side of the board', () => {
    const tallest = 1.9;
    expect(
      namesOf(({ room }) => {
        const [left, right] = lampPoints(room);
        const { min, max } = stationBoxes(room).board;
        const isAside = left.x < min.x && right.x > max.x;
        return !isAside || left.y - 0.2 < tallest || right.y + 0.2 > room.max.y;
      }),
    ).toEqual([]);
  });

  it('writes on the board alone: its notes lie on it and apart, its header above them', () => {
    expect(
      namesOf(({ room }) => {
        const { header, notes } = boardFaces(room);
        const { min, max } = stationBoxes(room).board;
        const lies = ({ min: low, max: high }: Box) =>
          low.x >= min.x && high.x <= max.x && low.y >= min.y && high.y <= max.y && high.z <= max.z;
        const meets = (a: Box, b: Box) =>
          a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
        const boxes = [header, ...notes];
        return !boxes.every(lies) || boxes.some((a, i) => boxes.slice(i + 1).some((b) => meets(a, b)));
      }),
    ).toEqual([]);
  });

  it('takes at most 420 triangles', () => {
    expect(Math.max(...blueprints.map(({ room }) => triangleCount(interiorMesh(room))))).toBeLessThanOrEqual(
      420,
    );
  });
});
