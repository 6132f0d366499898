import { BufferGeometry, PerspectiveCamera, Scene } from 'three';
import { expect, test } from 'vitest';
import { chunkPlaces, meshChunk, type LandChunk } from '../../../client/city/island/chunks.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { watersOf } from '../../../client/city/island/waters.ts';
import { createGeography } from '../../../client/scene/geography.ts';
import { BatchMesh } from '../../../client/scene/batchMesh.ts';
import type { Land } from '../../../client/scene/land.ts';
import { LandDraws } from '../../../client/scene/landDraws.ts';
import { sectorOf } from '../../../client/scene/sector.ts';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';

const EMPTY = { vertices: new Int16Array(), colors: new Uint8Array(), indices: new Uint32Array() };
const CHUNK: LandChunk = { originX: 0, originZ: 0, parts: [], mesh: EMPTY };
const POSE = { x: 0, y: 60, z: 60, yaw: 0, pitch: 0, fieldOfView: 60 };
const { ground } = createIsland([0], 1);
const LAND: Land = {
  ground,
  waters: watersOf(ground),
  chunks: [CHUNK, { ...CHUNK }],
  props: [{ kind: 'lamp', x: 1, y: 2, z: 3, turns: 0, scale: 1 }],
};

test('an island that is dropped leaves no mesh, prop, lamp or shore, and its neighbour stays', () => {
  const scene = new Scene();
  const draws = new LandDraws(scene, createUniforms());
  draws.set(0, LAND, 0);
  draws.set(1, LAND, 1000);
  const drawn = () => ({
    meshes: scene.children.map(({ position }) => position.x),
    props: draws.props().map(({ x }) => x),
    lamps: draws.lampsAbout({ x: 1000, z: 0 }, 1e4).map(({ x }) => x),
    shore: draws.nearestShore(1)?.square.x,
  });
  draws.drop(0);
  expect(drawn()).toEqual({ meshes: [1000, 1000], props: [1001], lamps: [1001], shore: 1000 + ground.minX });
  draws.drop(1);
  expect(drawn()).toEqual({ meshes: [], props: [], lamps: [], shore: undefined });
});

test('the geometries and the shore of a dropped island are given back', () => {
  const scene = new Scene();
  const draws = new LandDraws(scene, createUniforms());
  draws.set(0, LAND, 0);
  const disposed: string[] = [];
  draws.nearestShore(0)?.shore.addEventListener('dispose', () => disposed.push('shore'));
  scene.traverse((object) => {
    const geometry: unknown = Reflect.get(object, 'geometry');
    if (geometry instanceof BufferGeometry)
      geometry.addEventListener('dispose', () => disposed.push('chunk'));
  });
  draws.drop(0);
  expect(disposed.sort()).toEqual(['chunk', 'chunk', 'shore']);
});

test('no ground is known where land was dropped', () => {
  const geography = createGeography();
  geography.setGround(0, ground);
  geography.setGround(0, null);
  expect(geography.groundAt(0, 0)).toBe(-Infinity);
});

const WIDE = createIsland(
  Array.from({ length: 30 }, (_, parcel) => parcel),
  1,
).ground;
const CHUNKS = chunkPlaces(WIDE, 0, 0).flatMap((place) => meshChunk(WIDE, place) ?? []);
const PARTS = CHUNKS.reduce((sum, { parts }) => sum + parts.length, 0);

/** How many parts of the land are drawn for somebody high up, and of which chunks. */
function partsSeen(landRange: number, turn: number) {
  const scene = new Scene();
  const draws = new LandDraws(scene, createUniforms());
  draws.set(0, { ...LAND, chunks: CHUNKS }, 0);
  const camera = new PerspectiveCamera(60, 1, 1, 5000);
  camera.position.set(0, 60, 60);
  camera.rotation.y = turn;
  camera.updateMatrixWorld();
  draws.see({ x: 0, z: 60, sector: { ...sectorOf(POSE, 1, null), landRange } });
  draws.cull(camera);
  return scene.children
    .filter((mesh) => mesh instanceof BatchMesh)
    .reduce((sum, mesh) => sum + (mesh.visible ? mesh._multiDrawCount : 0), 0);
}

test('a chunk is one draw of those of its parts that are in the picture and near enough', () => {
  const [north, south] = [partsSeen(1e4, 0), partsSeen(1e4, Math.PI)];
  expect(PARTS).toBeGreaterThan(CHUNKS.length);
  expect(north).toBeGreaterThan(0);
  expect(north).toBeLessThan(PARTS);
  expect(south).toBeLessThan(PARTS);
  expect(north + south).toBeGreaterThanOrEqual(PARTS);
  expect(partsSeen(1, 0)).toBeLessThan(north);
});
