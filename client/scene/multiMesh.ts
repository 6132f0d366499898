import { DataTexture, FloatType, RGBAFormat, type ShaderMaterial } from 'three';
import type { Mesh as Packed } from '../city/mesh.ts';
import { BatchMesh, type Range } from './batchMesh.ts';
import {
  everywhere,
  INSTANCE_VALUES,
  type InstancePool,
  type IsSeen,
  type Place,
  type Trait,
  writeInstance,
} from './instancePool.ts';
import { TEXELS_PER_INSTANCE, TEXELS_PER_ROW } from './materials/blocksVertex.ts';
import { castsShadow } from './shadowMap.ts';
import { createSharedGeometry } from './sharedGeometry.ts';

const FIRST_CAPACITY = 128;
const TEXEL_VALUES = 4;

export interface MultiMeshOptions {
  /** Under which its draws are counted. */
  readonly name: string;
  /** Of batches alone; it goes with whoever made it. */
  readonly material: ShaderMaterial;
  /** Of what casts a shadow. */
  readonly shadow?: ShaderMaterial;
}

/** Like an `InstancePool` for meshes of all kinds. Refill it with `clear`, `add` and `commit`. */
export class MultiMesh {
  readonly mesh: BatchMesh;
  readonly #geometry = createSharedGeometry();
  readonly #ranges = new Map<Packed, Range>();
  /** Of all that was added. */
  #values = new Float32Array(FIRST_CAPACITY * INSTANCE_VALUES);
  #drawn: Range[] = [];
  /** Of what is in view; the texture's pixels. */
  #shown = new Float32Array();
  #texture = new DataTexture();

  constructor({ name, material, shadow }: MultiMeshOptions) {
    this.mesh = new BatchMesh(this.#geometry.current(), material);
    this.mesh.name = name;
    if (shadow) castsShadow(this.mesh, shadow);
    this.mesh.matrixAutoUpdate = false;
    this.#makeRoom();
  }

  clear(): void {
    this.#drawn = [];
  }

  /** A mesh is kept by its identity, once for all of its instances. */
  add(mesh: Packed, place: Place, trait: Trait): void {
    const at = this.#take(mesh);
    writeInstance(this.#values, at, place, trait);
  }

  /** Takes instances of one mesh as a pool of its own would. */
  poolOf(mesh: Packed): Pick<InstancePool, 'addAll' | 'addFrom'> {
    const addFrom = (values: Float32Array, from: number): void => {
      const at = this.#take(mesh);
      for (let i = 0; i < INSTANCE_VALUES; i += 1) this.#values[at + i] = values[from + i] ?? 0;
    };
    const addAll = (values: Float32Array): void => {
      for (let at = 0; at < values.length; at += INSTANCE_VALUES) addFrom(values, at);
    };
    return { addAll, addFrom };
  }

  /** Sends what was added and can be in view; may be called again when the view is another. Without instances, no draw. */
  commit(isSeen: IsSeen = everywhere): void {
    const { mesh } = this;
    if (this.#shown.length < this.#values.length) this.#makeRoom();
    mesh.hideAll();
    let at = 0;
    for (const range of this.#drawn) {
      if (isSeen(this.#values[at] ?? 0, this.#values[at + 2] ?? 0)) this.#show(at, range);
      at += INSTANCE_VALUES;
    }
    mesh.geometry = this.#geometry.current();
    if (mesh.visible) this.#texture.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.#texture.dispose();
  }

  /** Makes room for one more; where its values go. */
  #take(mesh: Packed): number {
    const at = this.#drawn.length * INSTANCE_VALUES;
    this.#drawn.push(this.#rangeOf(mesh));
    if (at + INSTANCE_VALUES > this.#values.length) this.#values = doubled(this.#values);
    return at;
  }

  #rangeOf(mesh: Packed): Range {
    const range = this.#ranges.get(mesh) ?? this.#geometry.append(mesh);
    this.#ranges.set(mesh, range);
    return range;
  }

  /** @param from where its values begin */
  #show(from: number, range: Range): void {
    const to = this.mesh._multiDrawCount * INSTANCE_VALUES;
    for (let value = 0; value < INSTANCE_VALUES; value += 1)
      this.#shown[to + value] = this.#values[from + value] ?? 0;
    this.mesh.show(range);
  }

  #makeRoom(): void {
    const capacity = this.#values.length / INSTANCE_VALUES;
    this.#texture.dispose();
    this.#shown = new Float32Array(rowsOf(capacity) * TEXELS_PER_ROW * TEXEL_VALUES);
    this.#texture = instanceTexture(this.#shown);
    this.mesh._matricesTexture = this.#texture;
    this.mesh.makeRoom(capacity);
  }
}

const rowsOf = (instances: number): number => Math.ceil((instances * TEXELS_PER_INSTANCE) / TEXELS_PER_ROW);

const instanceTexture = (values: Float32Array<ArrayBuffer>): DataTexture =>
  new DataTexture(
    values,
    TEXELS_PER_ROW,
    values.length / TEXEL_VALUES / TEXELS_PER_ROW,
    RGBAFormat,
    FloatType,
  );

function doubled(values: Float32Array): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(values.length * 2);
  larger.set(values);
  return larger;
}
