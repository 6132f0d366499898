import type { Object3D, ShaderMaterial } from 'three';
import { MOUNTS, type Mount } from '../city/mounts.ts';
import { PARTS, type Part, type Point } from '../city/parts.ts';
import type { Fitting, Front } from './art.ts';
import type { Building } from './building.ts';
import { placeOf, traitOf } from './buildingInstance.ts';
import type { Place } from './instancePool.ts';
import { createInstancedMaterial } from './materials/blocks.ts';
import { PARTS_PER_MOUNT } from './materials/blocksVertex.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { MultiMesh } from './multiMesh.ts';
import { toWorld } from './view.ts';

/** A part's number in `trait.z`, which the cell's mark of the highlighted part is compared with. */
export const partNumber = (part: Part): number => PARTS.indexOf(part) + 1;

/** `trait.z` of what belongs to a part, or to none, and hangs there. */
const traitOfMount = (number: number, mount: Mount): number =>
  number + PARTS_PER_MOUNT * MOUNTS.indexOf(mount);

/** Of what is no part and gives its own light. */
const NO_PART = -1;

export interface FittingsOptions {
  readonly front: Front;
  readonly uniforms: Uniforms;
  /** Of all that cannot be seen through. */
  readonly material: ShaderMaterial;
  readonly chainedParts: (building: Building) => readonly Part[];
}

/** The lever and the button are chained most, and hang at about one height. */
const CHAIN_MOUNT = 'button';
/** An open door stands at this angle to its frame. */
const DOOR_OPEN = 1.9;

/** Lever, button, bell and all that one can use, at the nearest buildings. */
export class FittingDraws {
  readonly #front: Front;
  readonly #chainedParts: FittingsOptions['chainedParts'];
  readonly #solid: MultiMesh;
  /** By how much light it lets through. */
  readonly #glass = new Map<number, MultiMesh>();

  constructor(parent: Object3D, { front, uniforms, material, chainedParts }: FittingsOptions) {
    this.#front = front;
    this.#chainedParts = chainedParts;
    this.#solid = new MultiMesh({ name: 'fitting', material });
    parent.add(this.#solid.mesh);
    for (const { opacity } of front.fittings) {
      if (opacity === 1 || this.#glass.has(opacity)) continue;
      const glass = new MultiMesh({ name: 'fitting', material: createInstancedMaterial(uniforms, opacity) });
      this.#glass.set(opacity, glass);
      parent.add(glass.mesh);
    }
  }

  set(buildings: readonly Building[]): void {
    const batches = [this.#solid, ...this.#glass.values()];
    for (const batch of batches) batch.clear();
    for (const building of buildings) {
      for (const fitting of this.#front.fittings) this.#hang(building, fitting);
      this.#chain(building);
    }
    for (const batch of batches) batch.commit();
  }

  dispose(): void {
    this.#solid.dispose();
    for (const glass of this.#glass.values()) {
      glass.mesh.material.dispose();
      glass.dispose();
    }
  }

  #hang(building: Building, { mesh, at, part, mount, opacity }: Fitting): void {
    const turn = part === 'door' && building.look !== 'exited' ? doorTurn(building) : 0;
    const number = part === null ? 0 : partNumber(part);
    const batch = this.#glass.get(opacity) ?? this.#solid;
    batch.add(mesh, placeAt(building, at, turn), traitOf(building, traitOfMount(number, mount)));
  }

  #chain(building: Building): void {
    for (const part of this.#chainedParts(building)) {
      const chain = this.#front.chains[part];
      if (chain === undefined) continue;
      const { mesh, at, scale } = chain;
      const trait = traitOfMount(NO_PART, CHAIN_MOUNT);
      this.#solid.add(mesh, placeAt(building, at, 0), [building.cell, 0, trait, scale]);
    }
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
