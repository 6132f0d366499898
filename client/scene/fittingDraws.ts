import type { BufferGeometry, Object3D, ShaderMaterial } from 'three';
import type { Mesh } from '../city/mesh.ts';
import { PARTS, type Part, type Point } from '../city/parts.ts';
import type { Fitting, Front } from './art.ts';
import type { Building } from './building.ts';
import { placeOf, traitOf } from './buildingInstance.ts';
import { toGeometry } from './geometry.ts';
import { InstancePool, type Place } from './instancePool.ts';
import { createInstancedMaterial } from './materials/blocks.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { toWorld } from './view.ts';

/** A part's number in `trait.z`, which the cell's mark of the highlighted part is compared with. */
export const partNumber = (part: Part): number => PARTS.indexOf(part) + 1;

interface Pooled {
  readonly pool: InstancePool;
  readonly fitting: Fitting;
}

export interface FittingsOptions {
  readonly front: Front;
  readonly uniforms: Uniforms;
  readonly chainedParts: (building: Building) => readonly Part[];
}

/** Height of the lever and the button, which are chained most. */
const CHAIN_LIFT = 0.95;
/** An open door stands at this angle to its frame. */
const DOOR_OPEN = 1.9;

/** Lever, button, bell and all that one can use, at the nearest buildings. */
export class FittingDraws {
  readonly #front: Front;
  readonly #chainedParts: FittingsOptions['chainedParts'];
  readonly #pooled: readonly Pooled[];
  /** By what is drawn: parts of one form share a draw. */
  readonly #chains: ReadonlyMap<Mesh, InstancePool>;
  readonly #materials: ShaderMaterial[] = [];
  readonly #geometries: BufferGeometry[] = [];

  constructor(parent: Object3D, { front, uniforms, chainedParts }: FittingsOptions) {
    this.#front = front;
    this.#chainedParts = chainedParts;
    this.#pooled = front.fittings.map((fitting) => {
      const material = createInstancedMaterial(uniforms, { ...fitting, lift: fitting.at.y });
      return { fitting, pool: this.#pool(parent, fitting.mesh, material) };
    });
    const chainMaterial = createInstancedMaterial(uniforms, { lift: CHAIN_LIFT });
    const meshes = new Set(Object.values(front.chains).map(({ mesh }) => mesh));
    this.#chains = new Map([...meshes].map((mesh) => [mesh, this.#pool(parent, mesh, chainMaterial)]));
  }

  set(buildings: readonly Building[]): void {
    for (const { pool, fitting } of this.#pooled) {
      pool.clear();
      const number = fitting.part === null ? 0 : partNumber(fitting.part);
      for (const building of buildings) {
        const turn = fitting.part === 'door' && building.look !== 'exited' ? doorTurn(building) : 0;
        pool.add(placeAt(building, fitting.at, turn), traitOf(building, number));
      }
      pool.commit();
    }
    this.#chain(buildings);
  }

  dispose(): void {
    for (const { pool } of this.#pooled) pool.dispose();
    for (const pool of this.#chains.values()) pool.dispose();
    for (const geometry of this.#geometries) geometry.dispose();
    for (const material of this.#materials) material.dispose();
  }

  #chain(buildings: readonly Building[]): void {
    for (const pool of this.#chains.values()) pool.clear();
    for (const building of buildings) {
      for (const part of this.#chainedParts(building)) {
        const chain = this.#front.chains[part];
        if (chain === undefined) continue;
        const { mesh, at, scale } = chain;
        this.#chains.get(mesh)?.add(placeAt(building, at, 0), [building.cell, 0, -1, scale]);
      }
    }
    for (const pool of this.#chains.values()) pool.commit();
  }

  #pool(parent: Object3D, mesh: Mesh, material: ShaderMaterial): InstancePool {
    const geometry = toGeometry(mesh);
    const pool = new InstancePool(geometry, material, 'fitting');
    this.#geometries.push(geometry);
    this.#materials.push(material);
    parent.add(pool.mesh);
    return pool;
  }
}

/** Open while the container runs and is not frozen or starting. */
const doorTurn = ({ look }: Building): number =>
  look === 'running' || look === 'healthy' || look === 'unhealthy' ? DOOR_OPEN : 0;

function placeAt(building: Building, at: Point, turn: number): Place {
  const { front } = building.house;
  const { x, y, z } = toWorld({ x: front.x + at.x, y: front.y + at.y, z: front.z + at.z }, building.at);
  return [x, y, z, placeOf(building)[3] + turn];
}
