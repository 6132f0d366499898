import type { BufferGeometry, Object3D, ShaderMaterial } from 'three';
import type { Mesh } from '../city/mesh.ts';
import { FAR_FORM_FROM, farPropMesh } from '../city/props/farForms.ts';
import { PROP_RANGE, propMesh, type PropKind } from '../city/props/kinds.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { toGeometry } from './geometry.ts';
import { InstancePool } from './instancePool.ts';
import { createInstancedMaterial, createShadowMaterial } from './materials/blocks.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { withinSector, type Eye } from './sector.ts';
import { castsShadow } from './shadowMap.ts';

const QUARTER = Math.PI / 2;
/** Too low to throw a shadow that is worth its pixels. */
const FLAT: ReadonlySet<PropKind> = new Set(['tuft', 'flowers', 'flowerBed', 'bollard']);

/** Props in reach of the eye, one draw a mesh. */
export class PropDraws {
  readonly #parent: Object3D;
  readonly #material: ShaderMaterial;
  readonly #shadow: ShaderMaterial;
  readonly #pools = new Map<Mesh, InstancePool>();
  readonly #geometries: BufferGeometry[] = [];

  constructor(parent: Object3D, uniforms: Uniforms) {
    this.#parent = parent;
    this.#material = createInstancedMaterial(uniforms);
    this.#shadow = createShadowMaterial(uniforms, true);
  }

  /** Shows what may be seen within its kind's range, shortened or lengthened by `reach`. */
  set(props: Iterable<PropPlacement>, eye: Eye, reach: number): void {
    const isSeen = withinSector(eye.sector);
    for (const pool of this.#pools.values()) pool.clear();
    for (const { kind, x, y, z, turns, scale } of props) {
      const range = PROP_RANGE[kind] * reach;
      const away = Math.max(Math.abs(x - eye.x), Math.abs(z - eye.z));
      if (away > range || !isSeen(x - eye.x, z - eye.z)) continue;
      const mesh = (away > FAR_FORM_FROM * reach ? farPropMesh(kind) : null) ?? propMesh(kind);
      this.#poolOf(mesh, kind).add([x, y, z, turns * QUARTER], [-1, 0, -1, scale]);
    }
    for (const pool of this.#pools.values()) pool.commit();
  }

  dispose(): void {
    for (const pool of this.#pools.values()) pool.dispose();
    for (const geometry of this.#geometries) geometry.dispose();
    this.#material.dispose();
    this.#shadow.dispose();
  }

  #poolOf(mesh: Mesh, kind: PropKind): InstancePool {
    const known = this.#pools.get(mesh);
    if (known) return known;
    const geometry = toGeometry(mesh);
    const pool = new InstancePool(geometry, this.#material, 'prop');
    if (!FLAT.has(kind)) castsShadow(pool.mesh, this.#shadow);
    this.#geometries.push(geometry);
    this.#pools.set(mesh, pool);
    this.#parent.add(pool.mesh);
    return pool;
  }
}
