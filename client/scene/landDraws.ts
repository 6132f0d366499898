import { Mesh, Vector4, type DataTexture, type Object3D, type ShaderMaterial } from 'three';
import type { PropPlacement } from '../city/props/placing.ts';
import { toGeometry } from './geometry.ts';
import { lampsOf, type LampSpot, type Land } from './land.ts';
import { createLandMaterial, createShadowMaterial } from './materials/blocks.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { castsShadow } from './shadowMap.ts';
import { shoreTexture } from './shore.ts';

interface Island {
  readonly chunks: readonly Mesh[];
  /** In blocks of the sea, as the lamps. */
  readonly props: readonly PropPlacement[];
  readonly lamps: readonly LampSpot[];
  readonly shore: DataTexture;
  /** Corner x, z and side lengths of what the shore texture covers. */
  readonly square: Vector4;
}

/** The ground of every island in chunks that are culled by the view, and what stands on it. */
export class LandDraws {
  readonly #parent: Object3D;
  readonly #material: ShaderMaterial;
  readonly #shadow: ShaderMaterial;
  readonly #islands = new Map<number, Island>();

  constructor(parent: Object3D, uniforms: Uniforms) {
    this.#parent = parent;
    this.#material = createLandMaterial(uniforms);
    this.#shadow = createShadowMaterial(uniforms, false);
  }

  /** Replaces what an island had; `originX` is where it lies in the sea. */
  set(index: number, land: Land, originX: number): void {
    this.#remove(index);
    const chunks = land.chunks.map(({ mesh, originX: x, originZ: z }) => {
      const chunk = new Mesh(toGeometry(mesh), this.#material);
      chunk.position.set(originX + x, 0, z);
      chunk.updateMatrixWorld();
      castsShadow(chunk, this.#shadow);
      return chunk;
    });
    if (chunks.length > 0) this.#parent.add(...chunks);
    const { minX, minZ, width, depth } = land.ground;
    const moved = <T extends { readonly x: number }>(item: T): T => ({ ...item, x: item.x + originX });
    this.#islands.set(index, {
      chunks,
      props: land.props.map(moved),
      lamps: lampsOf(land).map(moved),
      shore: shoreTexture(land.ground),
      square: new Vector4(originX + minX, minZ, width, depth),
    });
  }

  lamps(): readonly LampSpot[] {
    return [...this.#islands.values()].flatMap(({ lamps }) => lamps);
  }

  props(): readonly PropPlacement[] {
    return [...this.#islands.values()].flatMap(({ props }) => props);
  }

  /** The shore of the island that lies nearest to the eye. */
  nearestShore(eyeX: number): { readonly shore: DataTexture; readonly square: Vector4 } | undefined {
    const away = ({ square }: Island): number => Math.abs(square.x + square.z / 2 - eyeX);
    return [...this.#islands.values()].sort((a, b) => away(a) - away(b))[0];
  }

  dispose(): void {
    for (const index of [...this.#islands.keys()]) this.#remove(index);
    this.#material.dispose();
    this.#shadow.dispose();
  }

  #remove(index: number): void {
    const island = this.#islands.get(index);
    if (!island) return;
    for (const chunk of island.chunks) {
      chunk.removeFromParent();
      chunk.geometry.dispose();
    }
    island.shore.dispose();
    this.#islands.delete(index);
  }
}
