import type { BufferGeometry, Object3D } from 'three';
import type { Mesh } from '../city/mesh.ts';
import { FAR_FORM_FROM, farPropMesh } from '../city/props/farForms.ts';
import { PROP_RANGE, propMesh, type PropKind } from '../city/props/kinds.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { toGeometry } from './geometry.ts';
import { InstanceField, type Band } from './instanceField.ts';
import type { Instance } from './instanceSquare.ts';
import { InstancePool } from './instancePool.ts';
import type { Surface, Surfaces } from './materials/blocks.ts';
import { MultiMesh } from './multiMesh.ts';
import type { Eye } from './sector.ts';
import { castsShadow } from './shadowMap.ts';

const QUARTER = Math.PI / 2;
/** Too low to throw a shadow that is worth its pixels. */
const FLAT: ReadonlySet<PropKind> = new Set(['tuft', 'flowers', 'flowerBed', 'bollard']);

const FEW: ReadonlySet<PropKind> = new Set([
  ...(['well', 'stallRed', 'stallBlue', 'crane', 'pier', 'ship', 'boat'] as const),
  ...(['gate5', 'gate8', 'lighthouse', 'crates', 'planter', 'barrel', 'crate'] as const),
]);

/** Props in reach of the eye: those that stand in crowds in one draw a mesh. */
export class PropDraws {
  readonly #parent: Object3D;
  readonly #surface: Surface;
  /** Of kinds of which a dozen stand about: all in one draw. */
  readonly #few: MultiMesh;
  readonly #pools = new Map<Mesh, InstancePool>();
  readonly #geometries: BufferGeometry[] = [];
  readonly #field = new InstanceField(rangeOf);
  readonly #gardens = new InstanceField(rangeOf);
  readonly #bands = new Map<PropKind, readonly Band[]>();
  #reach = NaN;

  constructor(parent: Object3D, { pools, batches }: Surfaces) {
    this.#parent = parent;
    this.#surface = pools;
    this.#few = new MultiMesh({ name: 'prop', ...batches });
    parent.add(this.#few.mesh);
  }

  /** All that stands about but gardens. */
  set(props: readonly PropPlacement[]): void {
    this.#field.fill(instancesOf(props));
  }

  /** What comes and goes with houses. */
  setGardens(props: readonly PropPlacement[]): void {
    this.#gardens.fill(instancesOf(props));
  }

  /** Shows what may be seen within its kind's range, shortened or lengthened by `reach`. */
  see(eye: Eye, reach: number): void {
    if (reach !== this.#reach) this.#bands.clear();
    this.#reach = reach;
    this.#few.clear();
    for (const pool of this.#pools.values()) pool.clear();
    for (const field of [this.#field, this.#gardens]) field.see(eye, Infinity, this.#bandsOf);
    for (const pool of this.#pools.values()) pool.commit();
    this.#few.commit();
  }

  dispose(): void {
    this.#few.dispose();
    for (const pool of this.#pools.values()) pool.dispose();
    for (const geometry of this.#geometries) geometry.dispose();
  }

  readonly #bandsOf = (kind: PropKind): readonly Band[] => {
    const known = this.#bands.get(kind);
    if (known) return known;
    const [range, far] = [PROP_RANGE[kind] * this.#reach, farPropMesh(kind)];
    const last = FEW.has(kind) ? this.#few.poolOf(propMesh(kind)) : this.#poolOf(far ?? propMesh(kind), kind);
    const bands: Band[] = [{ until: range, pool: last }];
    const turning = FAR_FORM_FROM * this.#reach;
    if (far) bands.unshift({ until: turning, pool: this.#poolOf(propMesh(kind), kind) });
    this.#bands.set(kind, bands);
    return bands;
  };

  #poolOf(mesh: Mesh, kind: PropKind): InstancePool {
    const known = this.#pools.get(mesh);
    if (known) return known;
    const geometry = toGeometry(mesh);
    const pool = new InstancePool(geometry, this.#surface.material, 'prop');
    if (!FLAT.has(kind)) castsShadow(pool.mesh, this.#surface.shadow);
    this.#geometries.push(geometry);
    this.#pools.set(mesh, pool);
    this.#parent.add(pool.mesh);
    return pool;
  }
}

const rangeOf = (kind: PropKind): number => PROP_RANGE[kind];

function* instancesOf(props: readonly PropPlacement[]): Generator<Instance<PropKind>> {
  for (const { kind, x, y, z, turns, scale } of props)
    yield { kind, place: [x, y, z, turns * QUARTER], trait: [-1, 0, -1, scale] };
}
