import {
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  type BufferGeometry,
  type Material,
} from 'three';

/** Where an instance stands: x, y, z, and an angle about y (a size, for glows). */
export type Place = readonly [number, number, number, number];
/** What it is: cell or −1, palette row, part or seed, scale (see the material). */
export type Trait = readonly [number, number, number, number];

/** Whether what stands at x, z can be in view. */
export type IsSeen = (x: number, z: number) => boolean;

export const everywhere: IsSeen = () => true;
export const INSTANCE_VALUES = 8;
const FIRST_CAPACITY = 16;

/** Value by value: setting a part of a typed array from a plain one takes five times as long. */
// eslint-disable-next-line max-params
export function writeInstance(values: Float32Array, at: number, place: Place, trait: Trait): void {
  values[at] = place[0];
  values[at + 1] = place[1];
  values[at + 2] = place[2];
  values[at + 3] = place[3];
  values[at + 4] = trait[0];
  values[at + 5] = trait[1];
  values[at + 6] = trait[2];
  values[at + 7] = trait[3];
}

/** Many of one geometry in one draw call. Refill it with `clear`, `add` and `commit`; it grows by doubling. */
export class InstancePool {
  readonly mesh: Mesh<InstancedBufferGeometry, Material>;
  #values = new Float32Array(FIRST_CAPACITY * INSTANCE_VALUES);
  #buffer: InstancedInterleavedBuffer;
  #count = 0;

  /** @param name under which its draws are counted */
  constructor(geometry: BufferGeometry, material: Material, name: string) {
    const instanced = new InstancedBufferGeometry();
    instanced.setIndex(geometry.index);
    for (const [name, attribute] of Object.entries(geometry.attributes))
      instanced.setAttribute(name, attribute);
    this.mesh = new Mesh(instanced, material);
    this.mesh.name = name;
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.mesh.visible = false;
    this.#buffer = this.#attach();
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  add(place: Place, trait: Trait): void {
    const at = this.#count * INSTANCE_VALUES;
    if (at + INSTANCE_VALUES > this.#values.length) this.#grow();
    writeInstance(this.#values, at, place, trait);
    this.#count += 1;
  }

  /** The same for instances whose values lie behind one another. */
  addAll(values: Float32Array): void {
    while (this.#count * INSTANCE_VALUES + values.length > this.#values.length) this.#grow();
    this.#values.set(values, this.#count * INSTANCE_VALUES);
    this.#count += values.length / INSTANCE_VALUES;
  }

  /** The same for one of them. */
  addFrom(values: Float32Array, at: number): void {
    const to = this.#count * INSTANCE_VALUES;
    if (to + INSTANCE_VALUES > this.#values.length) this.#grow();
    for (let i = 0; i < INSTANCE_VALUES; i += 1) this.#values[to + i] = values[at + i] ?? 0;
    this.#count += 1;
  }

  /** A copy of all that was added. */
  values(): Float32Array<ArrayBuffer> {
    return this.#values.slice(0, this.#count * INSTANCE_VALUES);
  }

  /** Sends what was added. Without instances, no draw. */
  commit(): void {
    this.mesh.visible = this.#count > 0;
    if (this.#count === 0) return;
    this.mesh.geometry.instanceCount = this.#count;
    this.#buffer.clearUpdateRanges();
    this.#buffer.addUpdateRange(0, this.#count * INSTANCE_VALUES);
    this.#buffer.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    // The index is shared with other pools: it goes with its own geometry.
    this.mesh.geometry.setIndex(null);
    this.mesh.geometry.dispose();
  }

  #grow(): void {
    const larger = new Float32Array(this.#values.length * 2);
    larger.set(this.#values);
    this.#values = larger;
    // Frees the old instance buffer; the shared ones are sent again.
    this.mesh.geometry.dispose();
    this.#buffer = this.#attach();
  }

  #attach(): InstancedInterleavedBuffer {
    const buffer = new InstancedInterleavedBuffer(this.#values, INSTANCE_VALUES, 1);
    buffer.setUsage(DynamicDrawUsage);
    this.mesh.geometry.setAttribute('place', new InterleavedBufferAttribute(buffer, 4, 0));
    this.mesh.geometry.setAttribute('trait', new InterleavedBufferAttribute(buffer, 4, 4));
    return buffer;
  }
}
