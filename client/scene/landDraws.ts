import { Vector4, type Camera, type DataTexture, type Object3D, type ShaderMaterial } from 'three';
import type { LandChunk } from '../city/island/chunks.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { lampsOf, type LampSpot, type Land } from './land.ts';
import { LandMesh } from './landMesh.ts';
import { createLandMaterial } from './materials/blocks.ts';
import type { Uniforms } from './materials/uniforms.ts';
import type { Eye } from './sector.ts';
import { createSquares, itemsAbout, type Spot } from './squares.ts';
import { shoreTexture } from './shore.ts';

interface Island {
  readonly land: Land;
  readonly chunks: ReadonlyMap<LandChunk, LandMesh>;
  /** In blocks of the sea, as the lamps. */
  readonly props: readonly PropPlacement[];
  readonly lamps: readonly LampSpot[];
  readonly shore: DataTexture;
  /** Corner x, z and side lengths of what the shore texture covers. */
  readonly square: Vector4;
}

/**
 * The ground of every island in chunks that are culled by the view, and what stands on it. It throws no shadow: no bank is high
 * enough for one that is seen, and its chunks would double the draws of a shadow map.
 */
export class LandDraws {
  readonly #parent: Object3D;
  readonly #material: ShaderMaterial;
  readonly #islands = new Map<number, Island>();
  /** Of all islands together, as those below. */
  #meshes: readonly LandMesh[] = [];
  /** Tens of thousands that are asked for often. */
  #props: readonly PropPlacement[] = [];
  readonly #lamps = createSquares<LampSpot>((lamp) => lamp);

  constructor(parent: Object3D, uniforms: Uniforms) {
    this.#parent = parent;
    this.#material = createLandMaterial(uniforms);
  }

  /** Shows what is new and keeps what is the same; `originX` is where the island lies in the sea. */
  set(index: number, land: Land, originX: number): void {
    const before = this.#islands.get(index);
    const drawn = before?.chunks ?? new Map<LandChunk, LandMesh>();
    const chunks = new Map(
      land.chunks.map((chunk) => [chunk, drawn.get(chunk) ?? this.#draw(chunk, originX)]),
    );
    for (const [chunk, mesh] of drawn) if (!chunks.has(chunk)) mesh.sink();
    this.#islands.set(index, {
      land,
      chunks,
      ...coastOf(land, originX, before),
      ...propsOf(land, originX, before),
    });
    this.#gather();
  }

  /** Leaves out what lies beyond sight. */
  see({ x, z, sector: { landRange } }: Eye): void {
    for (const mesh of this.#meshes) mesh.reach(x, z, landRange);
  }

  /** Leaves out what is not in the picture. */
  cull(camera: Camera): void {
    for (const mesh of this.#meshes) mesh.cull(camera);
  }

  /** Nothing of the island is drawn any more. */
  drop(index: number): void {
    const island = this.#islands.get(index);
    if (island) sink(island);
    this.#islands.delete(index);
    this.#gather();
  }

  /** Those within a range along both axes. */
  lampsAbout(spot: Spot, range: number): readonly LampSpot[] {
    return itemsAbout(this.#lamps, spot, range);
  }

  props(): readonly PropPlacement[] {
    return this.#props;
  }

  /** The shore of the island that lies nearest to the eye. */
  nearestShore(eyeX: number): { readonly shore: DataTexture; readonly square: Vector4 } | undefined {
    const away = ({ square }: Island): number => Math.abs(square.x + square.z / 2 - eyeX);
    return [...this.#islands.values()].sort((a, b) => away(a) - away(b))[0];
  }

  dispose(): void {
    for (const island of this.#islands.values()) sink(island);
    this.#islands.clear();
    this.#material.dispose();
  }

  #gather(): void {
    const islands = [...this.#islands.values()];
    this.#meshes = islands.flatMap(({ chunks }) => [...chunks.values()]);
    this.#props = islands.flatMap(({ props }) => props);
    this.#lamps.clear();
    for (const { lamps } of islands) lamps.forEach(this.#lamps.put);
  }

  #draw(chunk: LandChunk, islandX: number): LandMesh {
    const mesh = new LandMesh(chunk, islandX, this.#material);
    this.#parent.add(mesh);
    return mesh;
  }
}

function sink({ chunks, shore }: Island): void {
  for (const mesh of chunks.values()) mesh.sink();
  shore.dispose();
}

function coastOf(
  { waters }: Land,
  originX: number,
  before: Island | undefined,
): Pick<Island, 'shore' | 'square'> {
  if (before?.land.waters === waters) return { shore: before.shore, square: before.square };
  before?.shore.dispose();
  const { minX, minZ, step, width, depth } = waters;
  const square = new Vector4(originX + minX, minZ, width * step, depth * step);
  return { shore: shoreTexture(waters), square };
}

function propsOf(land: Land, originX: number, before: Island | undefined): Pick<Island, 'props' | 'lamps'> {
  if (before?.land.props === land.props) return { props: before.props, lamps: before.lamps };
  if (originX === 0) return { props: land.props, lamps: lampsOf(land) };
  const moved = <T extends { readonly x: number }>(item: T): T => ({ ...item, x: item.x + originX });
  return { props: land.props.map(moved), lamps: lampsOf(land).map(moved) };
}
