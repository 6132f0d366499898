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

const VALUES = 8;
const FIRST_CAPACITY = 16;

/** Many of one geometry in one draw call. Refill it with `clear`, `add` and `commit`; it grows by doubling. */
export class InstancePool {
  readonly mesh: Mesh<InstancedBufferGeometry, Material>;
  #values = new Float32Array(FIRST_CAPACITY * VALUES);
  #buffer: InstancedInterleavedBuffer;
  #count = 0;

  constructor(geometry: BufferGeometry, material: Material) {
    const instanced = new InstancedBufferGeometry();
    instanced.setIndex(geometry.index);
    for (const [name, attribute] of Object.entries(geometry.attributes))
      instanced.setAttribute(name, attribute);
    this.mesh = new Mesh(instanced, material);
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
    const at = this.#count * VALUES;
    if (at + VALUES > this.#values.length) this.#grow();
    this.#values.set(place, at);
    this.#values.set(trait, at + 4);
    this.#count += 1;
  }

  /** Sends what was added; nothing is drawn of an empty pool. */
  commit(): void {
    if (this.#count === 0) {
      this.mesh.visible = false;
      return;
    }
    this.mesh.geometry.instanceCount = this.#count;
    this.mesh.visible = true;
    this.#buffer.clearUpdateRanges();
    this.#buffer.addUpdateRange(0, this.#count * VALUES);
    this.#buffer.needsUpdate = true;
  }

  /** Calls with cell, x and z of every instance of the last commit. */
  eachDrawn(visit: (cell: number, x: number, z: number) => void): void {
    const drawn = this.mesh.visible ? this.mesh.geometry.instanceCount : 0;
    for (let at = 0; at < drawn * VALUES; at += VALUES) {
      const [x = NaN, , z = NaN, , cell = -1] = this.#values.subarray(at, at + VALUES);
      visit(cell, x, z);
    }
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
    const buffer = new InstancedInterleavedBuffer(this.#values, VALUES, 1);
    buffer.setUsage(DynamicDrawUsage);
    this.mesh.geometry.setAttribute('place', new InterleavedBufferAttribute(buffer, 4, 0));
    this.mesh.geometry.setAttribute('trait', new InterleavedBufferAttribute(buffer, 4, 4));
    return buffer;
  }
}
