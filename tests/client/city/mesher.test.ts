import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, meshBoxes } from '../../../client/city/boxes.ts';
import type { Mesh } from '../../../client/city/mesh.ts';
import { mergeMeshes, moveMesh, triangleCount } from '../../../client/city/meshBuilder.ts';
import { meshVolume } from '../../../client/city/mesher.ts';
import { createVolume, type Cuboid, type Volume } from '../../../client/city/voxels.ts';

interface Triangle {
  readonly face: number;
  readonly normal: readonly [number, number, number];
  /** In square blocks. */
  readonly area: number;
}

function trianglesOf(mesh: Mesh): Triangle[] {
  const at = (i: number, axis: number): number => (mesh.vertices[i * 4 + axis] ?? NaN) / 64;
  return Array.from({ length: triangleCount(mesh) }, (_, t) => {
    const [a, b, c] = [...mesh.indices.slice(t * 3, t * 3 + 3)] as [number, number, number];
    const u = [0, 1, 2].map((axis) => at(b, axis) - at(a, axis)) as [number, number, number];
    const v = [0, 1, 2].map((axis) => at(c, axis) - at(a, axis)) as [number, number, number];
    const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
    const length = Math.hypot(...n);
    return {
      face: (mesh.vertices[a * 4 + 3] ?? 0) & 7,
      normal: [n[0] / length + 0, n[1] / length + 0, n[2] / length + 0],
      area: length / 2,
    };
  });
}

const NORMALS = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

const STEPS = [0, 1, 2, 3, 4, 5];
const CELLS = STEPS.flatMap((x) => STEPS.flatMap((y) => STEPS.map((z) => ({ x, y, z }))));

const openFaces = (volume: Volume, [dx = 0, dy = 0, dz = 0]: readonly number[]): number =>
  CELLS.filter(({ x, y, z }) => volume.at(x, y, z) !== 0 && volume.at(x + dx, y + dy, z + dz) === 0).length;

const occlusionsOf = (mesh: Mesh): number[] =>
  [...mesh.vertices].filter((_, i) => i % 4 === 3).map((word) => (word >> 3) & 3);

describe('meshVolume', () => {
  it('makes twelve triangles of a cuboid in the air', () => {
    const volume = createVolume([4, 4, 4]);
    volume.fill([1, 2, 1, 3, 3, 3], 'stone');
    expect(triangleCount(meshVolume(volume))).toBe(12);
  });

  it('leaves out the underside on the ground and darkens the lowest course', () => {
    const volume = createVolume([4, 4, 4]);
    volume.fill([1, 0, 1, 3, 3, 3], 'stone');
    expect(triangleCount(meshVolume(volume))).toBe(2 + 4 * 4);
    expect(triangleCount(meshVolume(volume, { undersides: true }))).toBe(2 + 4 * 4 + 2);
  });

  it('draws every open face exactly once and facing outward', () => {
    const corner = fc.integer({ min: 0, max: 6 });
    const cuboids = fc.array(fc.tuple(corner, corner, corner, corner, corner, corner), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(cuboids, (list) => {
        const volume = createVolume([3, 3, 3]);
        list.forEach(([x, y, z, w, h, d], i) => {
          const cuboid: Cuboid = [x / 2, y / 2, z / 2, (x + w) / 2, (y + h) / 2, (z + d) / 2];
          volume.fill(cuboid, i % 3 === 2 ? null : i % 2 === 0 ? 'stone' : 'wall');
        });
        const triangles = trianglesOf(meshVolume(volume, { undersides: true }));
        for (const { face, normal } of triangles) expect(normal).toEqual(NORMALS[face]);
        const drawn = NORMALS.map((_, face) =>
          triangles.filter((triangle) => triangle.face === face).reduce((sum, { area }) => sum + area, 0),
        );
        const open = NORMALS.map((normal) => openFaces(volume, normal) / 4);
        expect(drawn).toEqual(open);
      }),
    );
  });

  it('darkens the corner between a wall and the floor, and nothing on an open cube', () => {
    const cube = createVolume([3, 3, 3]);
    cube.fill([1, 1, 1, 2, 2, 2], 'stone');
    expect(new Set(occlusionsOf(meshVolume(cube)))).toEqual(new Set([3]));
    cube.fill([0, 0.5, 0, 3, 1, 3], 'stone');
    expect(Math.min(...occlusionsOf(meshVolume(cube)))).toBeLessThan(2);
  });
});

describe('loose boxes', () => {
  it('have six outward faces, less those left out', () => {
    const triangles = trianglesOf(meshBoxes([box([0.1, 0, 0, 0.4, 1, 0.25], 'knob', [3, 5])]));
    expect(triangles).toHaveLength(8);
    for (const { face, normal } of triangles) expect(normal).toEqual(NORMALS[face]);
  });

  it('are merged and moved without a change of shape', () => {
    const one = meshBoxes([box([0, 0, 0, 1, 1, 1], 'stone')]);
    const both = mergeMeshes([one, null, moveMesh(one, [2, 0.5, -1])]);
    expect(triangleCount(both)).toBe(24);
    expect(Math.max(...both.indices)).toBe(47);
    expect([...both.vertices.slice(24 * 4, 24 * 4 + 3)]).toEqual([
      (one.vertices[0] ?? 0) + 128,
      (one.vertices[1] ?? 0) + 32,
      (one.vertices[2] ?? 0) - 64,
    ]);
  });
});
