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

/** Many of one geometry in one draw call. Refill it with `clear`, `add` and `commit`; it grows by doubling. */
export class InstancePool {
  readonly mesh: Mesh<InstancedBufferGeometry, Material>;
  /** All that was added, and of it what is in view. */
  #values = new Float32Array(FIRST_CAPACITY * INSTANCE_VALUES);
  #shown = new Float32Array(FIRST_CAPACITY * INSTANCE_VALUES);
  #buffer: InstancedInterleavedBuffer;
  #count = 0;
  #committed = 0;

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
    this.#values.set(place, at);
    this.#values.set(trait, at + 4);
    this.#count += 1;
  }

  /** Sends what was added and can be in view; may be called again when the view is another. Without instances, no draw. */
  commit(isSeen: IsSeen = everywhere): void {
    this.#committed = this.#count;
    const shown = this.#pick(isSeen);
    this.mesh.visible = shown > 0;
    if (shown === 0) return;
    this.mesh.geometry.instanceCount = shown;
    this.#buffer.clearUpdateRanges();
    this.#buffer.addUpdateRange(0, shown * INSTANCE_VALUES);
    this.#buffer.needsUpdate = true;
  }

  /** Calls with cell, x and z of every instance of the last commit, in view or not. */
  eachStanding(visit: (cell: number, x: number, z: number) => void): void {
    for (let at = 0; at < this.#committed * INSTANCE_VALUES; at += INSTANCE_VALUES) {
      const [x = NaN, , z = NaN, , cell = -1] = this.#values.subarray(at, at + INSTANCE_VALUES);
      visit(cell, x, z);
    }
  }

  dispose(): void {
    this.mesh.removeFromParent();
    // The index is shared with other pools: it goes with its own geometry.
    this.mesh.geometry.setIndex(null);
    this.mesh.geometry.dispose();
  }

  #pick(isSeen: IsSeen): number {
    const [values, shown] = [this.#values, this.#shown];
    let to = 0;
    for (let at = 0; at < this.#count * INSTANCE_VALUES; at += INSTANCE_VALUES) {
      if (!isSeen(values[at] ?? 0, values[at + 2] ?? 0)) continue;
      for (let i = 0; i < INSTANCE_VALUES; i += 1) shown[to + i] = values[at + i] ?? 0;
      to += INSTANCE_VALUES;
    }
    return to / INSTANCE_VALUES;
  }

  #grow(): void {
    const larger = new Float32Array(this.#values.length * 2);
    larger.set(this.#values);
    this.#values = larger;
    this.#shown = new Float32Array(larger.length);
    // Frees the old instance buffer; the shared ones are sent again.
    this.mesh.geometry.dispose();
    this.#buffer = this.#attach();
  }

  #attach(): InstancedInterleavedBuffer {
    const buffer = new InstancedInterleavedBuffer(this.#shown, INSTANCE_VALUES, 1);
    buffer.setUsage(DynamicDrawUsage);
    this.mesh.geometry.setAttribute('place', new InterleavedBufferAttribute(buffer, 4, 0));
    this.mesh.geometry.setAttribute('trait', new InterleavedBufferAttribute(buffer, 4, 4));
    return buffer;
  }
}
