import type { Object3D, ShaderMaterial } from 'three';
import { meshBoxes, type LooseBox } from '../city/boxes.ts';
import { numberCorners } from '../city/corners.ts';
import { QUAD_CORNERS, VERTEX_VALUES, type Face, type Mesh } from '../city/mesh.ts';
import { smoothNoise } from '../city/island/relief.ts';
import { BatchMesh } from './batchMesh.ts';
import { rangeOfQuads, toQuads } from './geometry.ts';
import { createCloudMaterial } from './materials/blocks.ts';
import type { Uniforms } from './materials/uniforms.ts';

const CELL = 11;
const HEIGHT = 118;
/** A ring: none overhead, none in views from above. In cells; packed meshes reach 512 blocks from their middle. */
const RING = { from: 17, to: 44 };
const COVER = 0.6;
/** Heights of the eye between which they fade: from above they would stand between it and the town. */
const FADE = { from: 40, to: 64 };
const DRIFT_BLOCKS_PER_SECOND = 0.5;

/** Flat clouds of blocks round the town, which drift with the eye's island. */
export class Clouds {
  readonly #mesh: BatchMesh;
  readonly #material: ShaderMaterial;

  constructor(parent: Object3D, uniforms: Uniforms, seed: number) {
    this.#material = createCloudMaterial(uniforms);
    const mesh = cloudMesh(seed);
    const geometry = toQuads(mesh);
    // A whole in one range: its program is that of the land.
    this.#mesh = new BatchMesh(geometry, this.#material);
    this.#mesh.name = 'cloud';
    this.#mesh.makeRoom(1);
    this.#mesh.show(rangeOfQuads(geometry, 0, mesh.vertices.length / VERTEX_VALUES / QUAD_CORNERS));
    parent.add(this.#mesh);
  }

  /** Turns slowly about the island at `x`. */
  move(x: number, y: number, seconds: number): void {
    const opacity = Math.min(1, (FADE.to - y) / (FADE.to - FADE.from));
    this.#mesh.visible = opacity > 0;
    const { uOpacity } = this.#material.uniforms;
    if (uOpacity) uOpacity.value = opacity;
    this.#mesh.position.set(x, 0, 60);
    this.#mesh.rotation.y = (seconds * DRIFT_BLOCKS_PER_SECOND) / (RING.to * CELL);
    this.#mesh.updateMatrix();
    this.#mesh.updateMatrixWorld();
  }

  dispose(): void {
    this.#mesh.removeFromParent();
    // The index is shared with the land.
    this.#mesh.geometry.setIndex(null);
    this.#mesh.geometry.dispose();
    this.#material.dispose();
  }
}

function cloudMesh(seed: number): Mesh {
  const rows = Array.from({ length: 2 * RING.to + 1 }, (_, i) => boxesOf(i - RING.to, seed));
  const mesh = meshBoxes(rows.flat());
  numberCorners(mesh.vertices, mesh.colors);
  return mesh;
}

const FACES: readonly Face[] = [0, 1, 2, 3, 4, 5];

/** One row of cells: what lies alike in it is one box, of which only one face is drawn. */
function boxesOf(row: number, seed: number): LooseBox[] {
  const at = (column: number, dz = 0): number => tallOf(column, row + dz, seed);
  /** How tall a face stands there; 0 where a neighbour hides it. */
  const tallBeside = (column: number, [dx, dz]: readonly [number, number]): number =>
    tallOf(column + dx, row + dz, seed) >= at(column) ? 0 : at(column);
  const faces: Readonly<Record<Face, (column: number) => number>> = {
    0: (column) => tallBeside(column, [1, 0]),
    1: (column) => tallBeside(column, [-1, 0]),
    2: at,
    3: (column) => Math.min(1, at(column)),
    4: (column) => tallBeside(column, [0, 1]),
    5: (column) => tallBeside(column, [0, -1]),
  };
  return FACES.flatMap((face) =>
    runsOf(faces[face], face > 1).map(({ from, to, tall }): LooseBox => ({
      cuboid: [from * CELL, HEIGHT, row * CELL, to * CELL, HEIGHT + tall, (row + 1) * CELL],
      material: 'cloud',
      without: FACES.filter((other) => other !== face),
    })),
  );
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly tall: number;
}

/** Cells of a row that are equally tall; those that face along the row do not join. */
function runsOf(tallAt: (column: number) => number, joins: boolean): readonly Run[] {
  const runs: Run[] = [];
  for (let from = -RING.to; from <= RING.to;) {
    const tall = tallAt(from);
    let to = from + 1;
    while (joins && to <= RING.to && tallAt(to) === tall) to += 1;
    if (tall > 0) runs.push({ from, to, tall });
    from = to;
  }
  return runs;
}

/** 0 where there is none. */
function tallOf(column: number, row: number, seed: number): number {
  const away = Math.hypot(row, column);
  const thick = smoothNoise(column / 6 + 11, row / 4 + 4, seed) - COVER;
  if (thick <= 0 || away < RING.from || away > RING.to) return 0;
  return CELL * (thick > 0.16 ? 0.85 : thick > 0.08 ? 0.62 : 0.32);
}
