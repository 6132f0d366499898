import {
  Mesh as Drawn,
  Vector4,
  type BufferGeometry,
  type DataTexture,
  type Object3D,
  type ShaderMaterial,
} from 'three';
import { toGeometry } from './geometry.ts';
import { InstancePool } from './instancePool.ts';
import type { LampSpot, Land, PropKind } from './land.ts';
import { createInstancedMaterial, createLandMaterial, createShadowMaterial } from './materials/blocks.ts';
import { castsShadow } from './shadowMap.ts';
import { shoreTexture } from './shore.ts';
import type { Uniforms } from './materials/uniforms.ts';

const PLACE_VALUES = 5;

interface Island {
  readonly chunks: readonly Drawn[];
  readonly pools: readonly InstancePool[];
  readonly lamps: readonly LampSpot[];
  readonly shore: DataTexture;
  /** Corner x, z and side lengths of what the shore texture covers. */
  readonly square: Vector4;
}

/** Ground in chunks that are culled by the view, props as one draw a kind. */
export class LandDraws {
  readonly #parent: Object3D;
  readonly #ground: ShaderMaterial;
  readonly #props: ShaderMaterial;
  readonly #shadows: { readonly ground: ShaderMaterial; readonly props: ShaderMaterial };
  readonly #islands = new Map<number, Island>();

  constructor(parent: Object3D, uniforms: Uniforms) {
    this.#parent = parent;
    this.#ground = createLandMaterial(uniforms);
    this.#props = createInstancedMaterial(uniforms);
    this.#shadows = {
      ground: createShadowMaterial(uniforms, false),
      props: createShadowMaterial(uniforms, true),
    };
  }

  /** Replaces what an island had; `originX` is where it lies in the sea. */
  set(index: number, land: Land, originX: number): void {
    this.#remove(index);
    const chunks = land.chunks.map(({ mesh, originX: x, originZ: z }) => {
      const chunk = new Drawn(toGeometry(mesh), this.#ground);
      chunk.position.set(originX + x, 0, z);
      chunk.updateMatrixWorld();
      castsShadow(chunk, this.#shadows.ground);
      return chunk;
    });
    const pools = land.props.map((kind) => this.#pool(kind, originX));
    this.#parent.add(...chunks, ...pools.map(({ mesh }) => mesh));
    const { minX, minZ, width, depth } = land.ground;
    const square = new Vector4(originX + minX, minZ, width, depth);
    const lamps = land.lamps.map((lamp) => ({ ...lamp, x: lamp.x + originX }));
    this.#islands.set(index, { chunks, pools, lamps, shore: shoreTexture(land.ground), square });
  }

  lamps(): readonly LampSpot[] {
    return [...this.#islands.values()].flatMap(({ lamps }) => lamps);
  }

  /** The shore of the island that lies nearest to the eye. */
  nearestShore(eyeX: number): { readonly shore: DataTexture; readonly square: Vector4 } | undefined {
    const away = ({ square }: Island): number => Math.abs(square.x + square.z / 2 - eyeX);
    return [...this.#islands.values()].sort((a, b) => away(a) - away(b))[0];
  }

  dispose(): void {
    for (const index of [...this.#islands.keys()]) this.#remove(index);
    this.#ground.dispose();
    this.#props.dispose();
    this.#shadows.ground.dispose();
    this.#shadows.props.dispose();
  }

  #pool({ mesh, places }: PropKind, originX: number): InstancePool {
    const pool = new InstancePool(toGeometry(mesh), this.#props);
    for (let at = 0; at + PLACE_VALUES <= places.length; at += PLACE_VALUES) {
      const [x = 0, y = 0, z = 0, angle = 0, scale = 1] = places.subarray(at, at + PLACE_VALUES);
      pool.add([originX + x, y, z, angle], [-1, 0, -1, scale]);
    }
    pool.commit();
    castsShadow(pool.mesh, this.#shadows.props);
    return pool;
  }

  #remove(index: number): void {
    const island = this.#islands.get(index);
    if (!island) return;
    for (const chunk of island.chunks) disposeOf(chunk.geometry, chunk);
    for (const pool of island.pools) pool.dispose();
    island.shore.dispose();
    this.#islands.delete(index);
  }
}

function disposeOf(geometry: BufferGeometry, object: Object3D): void {
  object.removeFromParent();
  geometry.dispose();
}
