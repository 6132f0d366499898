import { Mesh, type Object3D, type ShaderMaterial } from 'three';
import { meshBoxes, type LooseBox } from '../city/boxes.ts';
import type { Face } from '../city/mesh.ts';
import { smoothNoise } from '../city/island/relief.ts';
import { toGeometry } from './geometry.ts';
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
  readonly #mesh: Mesh;
  readonly #material: ShaderMaterial;

  constructor(parent: Object3D, uniforms: Uniforms, seed: number) {
    this.#material = createCloudMaterial(uniforms);
    this.#mesh = new Mesh(toGeometry(meshBoxes(boxes(seed))), this.#material);
    this.#mesh.name = 'cloud';
    this.#mesh.frustumCulled = false;
    parent.add(this.#mesh);
  }

  /** Turns slowly about the island at `x`. */
  move({ x, y }: { readonly x: number; readonly y: number }, seconds: number): void {
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
    this.#mesh.geometry.dispose();
    this.#material.dispose();
  }
}

function boxes(seed: number): LooseBox[] {
  const clouds: LooseBox[] = [];
  const tallAt = (column: number, row: number) => tallOf(column, row, seed);
  for (let row = -RING.to; row <= RING.to; row += 1) {
    for (let column = -RING.to; column <= RING.to; column += 1) {
      const tall = tallAt(column, row);
      if (tall === 0) continue;
      const [x, z] = [column * CELL, row * CELL];
      const without = BESIDE.filter(([, dx, dz]) => tallAt(column + dx, row + dz) >= tall).map(
        ([face]) => face,
      );
      clouds.push({ cuboid: [x, HEIGHT, z, x + CELL, HEIGHT + tall, z + CELL], material: 'cloud', without });
    }
  }
  return clouds;
}

/** A cell's face, and the neighbour that may hide it. */
const BESIDE: readonly (readonly [face: Face, dx: number, dz: number])[] = [
  [0, 1, 0],
  [1, -1, 0],
  [4, 0, 1],
  [5, 0, -1],
];

/** 0 where there is none. */
function tallOf(column: number, row: number, seed: number): number {
  const away = Math.hypot(row, column);
  const thick = smoothNoise(column / 6 + 11, row / 4 + 4, seed) - COVER;
  if (thick <= 0 || away < RING.from || away > RING.to) return 0;
  return CELL * (thick > 0.16 ? 0.85 : thick > 0.08 ? 0.62 : 0.32);
}
