import type { BufferGeometry, Object3D } from 'three';
import { ROLE, VERTEX_VALUES, type Mesh } from '../city/mesh.ts';
import { MAST_HEIGHT, type TownArt } from './art.ts';
import { hasShell, type Building } from './building.ts';
import { farInstance, placeOf, traitOf } from './buildingInstance.ts';
import { toGeometry } from './geometry.ts';
import { InstanceField, type Band } from './instanceField.ts';
import { InstancePool } from './instancePool.ts';
import { createStandIns, type StandIns } from './standIns.ts';
import { toWorld } from './view.ts';
import { createInstancedMaterial, type Surfaces } from './materials/blocks.ts';
import { MultiMesh, type MultiMeshOptions } from './multiMesh.ts';
import type { Change } from './effects.ts';
import type { Near } from './nearest.ts';
import { seenFrom, type Eye } from './sector.ts';
import { castsShadow } from './shadowMap.ts';
import type { Uniforms } from './materials/uniforms.ts';

/** Blocks beyond which a pane is half a pixel: from the air two thirds of a large town lie further away. */
const PANES_UNTIL = 800;

export interface BuildingDrawsOptions {
  readonly parent: Object3D;
  readonly art: TownArt;
  readonly uniforms: Uniforms;
  readonly surfaces: Surfaces;
}

/** Shells and dressings of the near buildings in one draw, with what is seen through in one each; far forms of all in one a kind. */
export class BuildingDraws {
  readonly #parent: Object3D;
  readonly #art: TownArt;
  readonly #surfaces: Surfaces;
  readonly #uniforms: Uniforms;
  readonly #near: MultiMesh;
  readonly #standIns: StandIns;
  /** Ice, netting, smoke by how much they let through. */
  readonly #veils = new Map<number, MultiMesh>();
  readonly #far = new InstanceField<string>();
  readonly #farForms: InstancePool[] = [];
  readonly #bands = new Map<string, readonly Band[]>();
  readonly #geometries = new Map<string, BufferGeometry>();
  /** Cells of buildings of which the near draw shows walls, or what stands in their place. */
  #walled: number[] = [];

  constructor({ parent, art, uniforms, surfaces }: BuildingDrawsOptions) {
    this.#parent = parent;
    this.#art = art;
    this.#uniforms = uniforms;
    this.#surfaces = surfaces;
    this.#near = this.#multiMesh({ name: 'near', ...surfaces.batches });
    this.#standIns = createStandIns(art, (mesh) => this.#near.poolOf(mesh));
  }

  /** Shells and dressings of the near ones, dressings alone of some beyond. */
  setNear(near: Near): void {
    const { buildings, dressed } = near;
    this.#walled = [];
    this.#near.clear();
    for (const veil of this.#veils.values()) veil.clear();
    for (const building of buildings) {
      if (this.#art.shade(building.look).shell) this.#wall(building, building.house.shell);
      this.#dress(building);
    }
    for (const building of dressed) this.#dress(building);
    this.#walled.push(...this.#standIns.addBeyond(near));
  }

  /** Buildings that come, go or take another form; those near the eye are hidden by the shader. */
  replaceFar(changes: readonly Change[]): void {
    for (const { before, after } of changes) {
      if (before !== null && hasShell(before)) this.#far.drop(farInstance(before));
      if (after !== null && hasShell(after)) this.#far.put(farInstance(after));
    }
  }

  /** The same for any other look: what stands for some is seen from afar, too. */
  replaceStandIns(changes: readonly Change[]): void {
    this.#standIns.replace(changes);
  }

  /** Draws from now on what was set and can be in view. */
  see(eye: Eye): void {
    const isSeen = seenFrom(eye);
    this.#near.commit(isSeen);
    for (const veil of this.#veils.values()) veil.commit(isSeen);
    for (const pool of this.#farForms) pool.clear();
    this.#far.see(eye, eye.sector.range, this.#bandsOf);
    for (const pool of this.#farForms) pool.commit();
  }

  /** Cells of all buildings of which something stands to be seen by whoever looks there; a mast or a veil alone is no building. */
  drawnCells(): ReadonlySet<number> {
    const cells = new Set(this.#walled);
    const { x: eyeX, y: eyeZ, z: radius } = this.#uniforms.uNear.value;
    this.#far.each((cell, x, z) => {
      if (Math.hypot(x - eyeX, z - eyeZ) >= radius) cells.add(cell);
    });
    return cells;
  }

  dispose(): void {
    this.#near.dispose();
    for (const veil of this.#veils.values()) {
      veil.mesh.material.dispose();
      veil.dispose();
    }
    for (const pool of this.#farForms) pool.dispose();
    for (const geometry of this.#geometries.values()) geometry.dispose();
  }

  #wall(building: Building, mesh: Mesh): void {
    this.#near.add(mesh, placeOf(building), traitOf(building, 0));
    this.#walled.push(building.cell);
  }

  #dress(building: Building): void {
    const { houseName, house, look, at } = building;
    const mast = this.#art.mast(look);
    if (mast) {
      const { x, y, z } = toWorld(house.mast, at);
      this.#near.add(mast, [x, y - MAST_HEIGHT, z, placeOf(building)[3]], traitOf(building, 0));
      return;
    }
    const { opaque, translucent, alpha } = this.#art.dressing(houseName, look);
    if (opaque && isDrawn(opaque)) {
      if (this.#art.shade(look).shell) this.#near.add(opaque, placeOf(building), traitOf(building, 0));
      else this.#wall(building, opaque);
    }
    if (translucent && isDrawn(translucent))
      this.#veilOf(alpha).add(translucent, placeOf(building), traitOf(building, 0));
  }

  readonly #bandsOf = (house: string): readonly Band[] => {
    const known = this.#bands.get(house);
    if (known !== undefined) return known;
    const mesh = this.#art.house(house).far;
    const bands = [
      { until: PANES_UNTIL, pool: this.#farForm(house, mesh.indices.length) },
      { until: Infinity, pool: this.#farForm(house, indicesBeforePanes(mesh)) },
    ];
    this.#bands.set(house, bands);
    return bands;
  };

  /** @param corners how much of its far form is drawn */
  #farForm(house: string, corners: number): InstancePool {
    const geometry = this.#farGeometry(house);
    const pool = new InstancePool(geometry, this.#surfaces.pools.material, 'far');
    pool.mesh.geometry.setDrawRange(0, corners);
    castsShadow(pool.mesh, this.#surfaces.pools.shadow);
    this.#farForms.push(pool);
    this.#parent.add(pool.mesh);
    return pool;
  }

  #farGeometry(house: string): BufferGeometry {
    const known = this.#geometries.get(house);
    if (known !== undefined) return known;
    const geometry = toGeometry(this.#art.house(house).far);
    this.#geometries.set(house, geometry);
    return geometry;
  }

  #veilOf(alpha: number): MultiMesh {
    const known = this.#veils.get(alpha);
    if (known !== undefined) return known;
    const material = createInstancedMaterial(this.#uniforms, alpha, alpha * NEAR_SHARE);
    const veil = this.#multiMesh({ name: 'veil', material, shadow: this.#surfaces.batches.shadow });
    veil.mesh.renderOrder = 3;
    this.#veils.set(alpha, veil);
    return veil;
  }

  #multiMesh(options: MultiMeshOptions): MultiMesh {
    const batch = new MultiMesh(options);
    this.#parent.add(batch.mesh);
    return batch;
  }
}

/** A far form ends with its panes. */
function indicesBeforePanes({ vertices, indices }: Mesh): number {
  const roleOf = (vertex: number): number => ((vertices[vertex * VERTEX_VALUES + 3] ?? 0) >> 5) & 31;
  let count = indices.length;
  while (count > 0 && roleOf(indices[count - 1] ?? 0) === ROLE.glass) count -= 3;
  return count;
}

const isDrawn = ({ indices }: Mesh): boolean => indices.length > 0;

/** Whoever stands before a veil reads the sign behind it. */
const NEAR_SHARE = 0.3;
