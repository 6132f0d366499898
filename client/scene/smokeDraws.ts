import { BoxGeometry, type Object3D, type ShaderMaterial } from 'three';
import type { Look } from '../city/looks.ts';
import type { Point } from '../city/parts.ts';
import type { Building } from './building.ts';
import { InstancePool } from './instancePool.ts';
import { createSmokeMaterial, SMOKE } from './materials/smoke.ts';
import type { Uniforms } from './materials/uniforms.ts';
import type { Near } from './nearest.ts';
import { toWorld } from './view.ts';

/** A chimney further away is two pixels wide. */
const HEARTHS = 40;
const HEARTH_PUFFS = 5;
const FIRE_PUFFS = 9;

const HEATED: ReadonlySet<Look> = new Set(['running', 'healthy', 'starting']);

/** Smoke of chimneys and of what burns: one draw, moved by the shader alone. */
export class SmokeDraws {
  readonly #pool: InstancePool;
  readonly #cube = new BoxGeometry(1, 1, 1);
  readonly #material: ShaderMaterial;

  constructor(parent: Object3D, uniforms: Uniforms) {
    this.#material = createSmokeMaterial(uniforms);
    this.#pool = new InstancePool(this.#cube, this.#material, 'smoke');
    this.#pool.mesh.renderOrder = 4;
    parent.add(this.#pool.mesh);
  }

  set({ buildings, dressed }: Near): void {
    this.#pool.clear();
    for (const building of buildings.slice(0, HEARTHS)) {
      const { smoke } = building.house;
      if (smoke && HEATED.has(building.look)) this.#column(building, smoke, SMOKE.hearth);
    }
    for (const building of buildings) this.#fire(building);
    for (const building of dressed) this.#fire(building);
    this.#pool.commit();
  }

  dispose(): void {
    this.#pool.dispose();
    this.#cube.dispose();
    this.#material.dispose();
  }

  #fire(building: Building): void {
    const { blaze, damage } = building.house;
    if (building.look === 'unhealthy') this.#column(building, blaze, SMOKE.fire);
    if (building.look === 'oomKilled') this.#column(building, damage, SMOKE.fire);
  }

  #column(building: Building, mouth: Point, kind: number): void {
    const { x, y, z } = toWorld(mouth, building.at);
    const puffs = kind === SMOKE.fire ? FIRE_PUFFS : HEARTH_PUFFS;
    for (let i = 0; i < puffs; i += 1) this.#pool.add([x, y, z, 0], [building.cell, kind, i / puffs, 0]);
  }
}
