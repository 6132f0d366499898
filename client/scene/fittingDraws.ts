import type { BufferGeometry, Object3D, ShaderMaterial } from 'three';
import type { Mesh } from '../city/mesh.ts';
import { PARTS, type Part } from '../city/parts.ts';
import type { Fittings, Swinging } from './art.ts';
import type { Building } from './building.ts';
import { placeOf, traitOf } from './buildingDraws.ts';
import { toGeometry } from './geometry.ts';
import { InstancePool } from './instancePool.ts';
import { createInstancedMaterial, createLeverMaterial } from './materials/blocks.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { toWorld } from './view.ts';

/** A part's number in `trait.z`, which the cell's mark of the highlighted part is compared with. */
export const partNumber = (part: Part): number => PARTS.indexOf(part) + 1;

interface Fitting {
  readonly pool: InstancePool;
  readonly number: number;
}

/** Lever, button, bell and all that one can use, at the nearest buildings. */
export class FittingDraws {
  readonly #fittings: readonly Fitting[];
  readonly #materials: ShaderMaterial[] = [];
  readonly #geometries: BufferGeometry[] = [];

  constructor(parent: Object3D, art: Fittings, uniforms: Uniforms) {
    const plain = createInstancedMaterial(uniforms);
    this.#materials.push(plain);
    const swinging = (swing: Swinging, channel: 'lever' | 'ice', number: number): Fitting => {
      const material = createLeverMaterial(uniforms, {
        channel,
        y: swing.axle.y,
        z: swing.axle.z,
        throw: swing.throw,
      });
      this.#materials.push(material);
      return this.#fitting(parent, swing.mesh, { material, number });
    };
    const still = (mesh: Mesh, number: number): Fitting =>
      this.#fitting(parent, mesh, { material: plain, number });
    this.#fittings = [
      still(art.fixed, 0),
      swinging(art.lever, 'lever', partNumber('lever')),
      swinging(art.iceLever, 'ice', partNumber('iceLever')),
      still(art.button, partNumber('button')),
      still(art.glassCase, partNumber('button')),
      still(art.bell, partNumber('bell')),
    ];
  }

  set(buildings: readonly Building[]): void {
    for (const { pool, number } of this.#fittings) {
      pool.clear();
      for (const building of buildings) {
        const [, , , angle] = placeOf(building);
        const foot = toWorld(building.house.front, building.at);
        pool.add([foot.x, foot.y, foot.z, angle], traitOf(building, number));
      }
      pool.commit();
    }
  }

  dispose(): void {
    for (const { pool } of this.#fittings) pool.dispose();
    for (const geometry of this.#geometries) geometry.dispose();
    for (const material of this.#materials) material.dispose();
  }

  #fitting(
    parent: Object3D,
    mesh: Mesh,
    { material, number }: { material: ShaderMaterial; number: number },
  ): Fitting {
    const geometry = toGeometry(mesh);
    this.#geometries.push(geometry);
    const pool = new InstancePool(geometry, material);
    parent.add(pool.mesh);
    return { pool, number };
  }
}
