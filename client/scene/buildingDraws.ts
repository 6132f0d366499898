import type { BufferGeometry, Object3D, ShaderMaterial } from 'three';
import { LOOKS, type Look } from '../city/looks.ts';
import type { Mesh } from '../city/mesh.ts';
import { MAST_HEIGHT, type TownArt } from './art.ts';
import { hasShell, type Building } from './building.ts';
import { toGeometry } from './geometry.ts';
import { InstancePool, type IsSeen, type Place, type Trait } from './instancePool.ts';
import { toWorld } from './view.ts';
import { createInstancedMaterial, createShadowMaterial } from './materials/blocks.ts';
import type { Near } from './nearest.ts';
import { castsShadow } from './shadowMap.ts';
import type { Uniforms } from './materials/uniforms.ts';

const QUARTER = Math.PI / 2;

export const placeOf = ({ at }: Building): Place => [at.x, at.y, at.z, at.turns * QUARTER];
export const traitOf = ({ cell, palette }: Building, part: number): Trait => [cell, palette, part, 1];
/** A negative scale is hidden within the radius of the shells. */
const farTraitOf = ({ cell, palette }: Building): Trait => [cell, palette, 0, -1];

/** Null: there is nothing to draw of that kind. */
type Pools = ReadonlyMap<string, InstancePool | null>;

/** Shells and dressings of the near buildings, far forms of all: one draw for each kind of mesh. */
export class BuildingDraws {
  readonly #parent: Object3D;
  readonly #art: TownArt;
  readonly #material: ShaderMaterial;
  readonly #shadow: ShaderMaterial;
  readonly #uniforms: Uniforms;
  readonly #shells = new Map<string, InstancePool>();
  readonly #dressings = new Map<string, InstancePool | null>();
  readonly #masts = new Map<string, InstancePool | null>();
  readonly #veils = new Map<string, InstancePool | null>();
  readonly #standIns = new Map<string, InstancePool>();
  readonly #ownMaterials: ShaderMaterial[] = [];
  readonly #farForms = new Map<string, InstancePool>();
  readonly #geometries: BufferGeometry[] = [];

  constructor(parent: Object3D, art: TownArt, uniforms: Uniforms) {
    this.#parent = parent;
    this.#art = art;
    this.#uniforms = uniforms;
    this.#material = createInstancedMaterial(uniforms);
    this.#shadow = createShadowMaterial(uniforms, true);
  }

  /** Shells and dressings of the near ones, dressings alone of some beyond. */
  setNear({ buildings, dressed, bare }: Near): void {
    for (const pools of this.#nearPools()) clearAll(pools);
    for (const building of buildings) {
      if (this.#art.shade(building.look).shell)
        this.#shellOf(building.houseName).add(placeOf(building), traitOf(building, 0));
      this.#dress(building);
    }
    for (const building of dressed) this.#dress(building);
    for (const building of bare) this.#standInOf(building).add(placeOf(building), traitOf(building, 0));
  }

  /** All buildings; those near the eye are hidden by the shader. */
  setFar(buildings: Iterable<Building>): void {
    clearAll(this.#farForms);
    for (const building of buildings) {
      if (hasShell(building))
        this.#farFormOf(building.houseName).add(placeOf(building), farTraitOf(building));
    }
  }

  /** Draws from now on what was set and can be in view. */
  commit(isSeen?: IsSeen): void {
    for (const pools of this.#all()) for (const pool of pools.values()) pool?.commit(isSeen);
  }

  /**
   * Cells of all buildings of which the committed instances show walls, or what stands in their place, to whoever looks there; a
   * mast or a veil alone is no building.
   */
  drawnCells(): ReadonlySet<number> {
    const cells = new Set<number>();
    const { x: eyeX, y: eyeZ, z: radius } = this.#uniforms.uNear.value;
    for (const pools of [this.#shells, this.#standIns, this.#bodies()]) {
      for (const pool of pools.values()) pool?.eachStanding((cell) => cells.add(cell));
    }
    for (const pool of this.#farForms.values()) {
      pool.eachStanding((cell, x, z) => {
        if (Math.hypot(x - eyeX, z - eyeZ) >= radius) cells.add(cell);
      });
    }
    return cells;
  }

  dispose(): void {
    for (const pools of this.#all()) for (const pool of pools.values()) pool?.dispose();
    for (const geometry of this.#geometries) geometry.dispose();
    this.#material.dispose();
    for (const material of this.#ownMaterials) material.dispose();
    this.#shadow.dispose();
  }

  #nearPools(): readonly Pools[] {
    return [this.#shells, this.#dressings, this.#veils, this.#masts, this.#standIns];
  }

  #all(): readonly Pools[] {
    return [...this.#nearPools(), this.#farForms];
  }

  #dress(building: Building): void {
    const mast = this.#mastOf(building.look);
    if (mast) {
      const { x, y, z } = toWorld(building.house.mast, building.at);
      mast.add([x, y - MAST_HEIGHT, z, placeOf(building)[3]], traitOf(building, 0));
      return;
    }
    this.#dressingOf(building.houseName, building.look)?.add(placeOf(building), traitOf(building, 0));
    this.#veilOf(building.houseName, building.look)?.add(placeOf(building), traitOf(building, 0));
  }

  /** Dressings of looks that replace the shell. */
  #bodies(): Pools {
    const isBody = (look: Look): boolean => !this.#art.shade(look).shell;
    const keys = LOOKS.filter(isBody).map((look) => ` ${look}`);
    return new Map([...this.#dressings].filter(([name]) => keys.some((key) => name.endsWith(key))));
  }

  #standInOf({ houseName, look }: Building): InstancePool {
    const kind = look === 'created' ? look : 'dead';
    return pooled(this.#standIns, `${houseName} ${kind}`, () =>
      this.#pool(this.#art.standIn(houseName, kind), 'standIn'),
    );
  }

  #shellOf(house: string): InstancePool {
    return pooled(this.#shells, house, () => this.#pool(this.#art.house(house).shell, 'shell'));
  }

  #farFormOf(house: string): InstancePool {
    return pooled(this.#farForms, house, () => this.#pool(this.#art.house(house).far, 'far'));
  }

  #mastOf(look: Look): InstancePool | null {
    return pooled(this.#masts, look, () => {
      const mesh = this.#art.mast(look);
      return mesh && this.#pool(mesh, 'mast');
    });
  }

  #dressingOf(house: string, look: Look): InstancePool | null {
    return pooled(this.#dressings, `${house} ${look}`, () => {
      const { opaque } = this.#art.dressing(house, look);
      return opaque && opaque.indices.length > 0 ? this.#pool(opaque, 'dressing') : null;
    });
  }

  /** Ice, netting, smoke: what one sees through. */
  #veilOf(house: string, look: Look): InstancePool | null {
    return pooled(this.#veils, `${house} ${look}`, () => {
      const { translucent, alpha } = this.#art.dressing(house, look);
      if (!translucent || translucent.indices.length === 0) return null;
      const pool = this.#pool(translucent, 'veil');
      pool.mesh.material = this.#own(createInstancedMaterial(this.#uniforms, veil(alpha)));
      pool.mesh.renderOrder = 3;
      return pool;
    });
  }

  #own(material: ShaderMaterial): ShaderMaterial {
    this.#ownMaterials.push(material);
    return material;
  }

  #pool(mesh: Mesh, name: string): InstancePool {
    const geometry = toGeometry(mesh);
    this.#geometries.push(geometry);
    const pool = new InstancePool(geometry, this.#material, name);
    castsShadow(pool.mesh, this.#shadow);
    this.#parent.add(pool.mesh);
    return pool;
  }
}

/** Whoever stands before it reads the sign behind it. */
const veil = (opacity: number) => ({ opacity, nearOpacity: opacity * NEAR_SHARE });
const NEAR_SHARE = 0.3;

function pooled<T extends InstancePool | null>(pools: Map<string, T>, key: string, make: () => T): T {
  const known = pools.get(key);
  if (known !== undefined) return known;
  const made = make();
  pools.set(key, made);
  return made;
}

function clearAll(pools: Pools): void {
  for (const pool of pools.values()) pool?.clear();
}
