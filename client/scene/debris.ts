import {
  BoxGeometry,
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  type Object3D,
  type ShaderMaterial,
} from 'three';
import type { TransitionKind } from '../anim/planTransition.ts';
import { arrivals, departures, outburst, type BlockFlight } from '../anim/flight.ts';
import { scatter, type Chip } from '../city/scatter.ts';
import type { House } from './art.ts';
import { hasShell, type Building } from './building.ts';
import { createDebrisMaterial } from './materials/debris.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { toWorld } from './view.ts';

/** For one building. */
const CHIPS = 150;
/** The oldest make way: twelve buildings at once. */
const CAPACITY = 12 * CHIPS;
const VALUES = 16;
/** Beyond, a block is less than two pixels. */
const RANGE_BLOCKS = 220;
const SECOND_MS = 1_000;

export interface Played {
  readonly kind: TransitionKind;
  readonly durationMs: number;
  readonly nowMs: number;
}

/** Blocks that fly when a building is built, bursts or is taken down: one draw, moved by the shader alone. */
export class Debris {
  readonly #material: ShaderMaterial;
  readonly #mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly #values = new Float32Array(CAPACITY * VALUES);
  readonly #buffer = new InstancedInterleavedBuffer(this.#values, VALUES, 1);
  readonly #chips = new WeakMap<House, readonly Chip[]>();
  readonly #uniforms: Uniforms;
  #next = 0;
  #startMs = 0;
  #endMs = -Infinity;

  constructor(parent: Object3D, uniforms: Uniforms) {
    this.#uniforms = uniforms;
    this.#material = createDebrisMaterial(uniforms);
    this.#mesh = new Mesh(this.#geometry(), this.#material);
    this.#mesh.name = 'debris';
    this.#mesh.frustumCulled = false;
    this.#mesh.matrixAutoUpdate = false;
    this.#mesh.visible = false;
    parent.add(this.#mesh);
  }

  /** Throws what the transition throws; what is far or stays whole throws nothing. */
  play(building: Building, { kind, durationMs, nowMs }: Played): void {
    const fly = FLIGHTS[kind];
    const { x, z } = this.#uniforms.uEye.value;
    if (
      fly === undefined ||
      (kind === 'rise' && !hasShell(building)) ||
      Math.hypot(building.at.x - x, building.at.z - z) > RANGE_BLOCKS
    )
      return;
    if (!this.#flies(nowMs)) this.#clear(nowMs);
    const front = { height: building.house.bounds.max.y, durationS: durationMs / SECOND_MS };
    for (const flight of fly(this.#chipsOf(building.house), front)) {
      this.#write(building, { flight, arrives: kind === 'rise', nowMs });
    }
    this.#buffer.needsUpdate = true;
    this.#mesh.visible = true;
  }

  /** Until a frame shows that nothing flies any more. */
  isMoving(): boolean {
    return this.#mesh.visible;
  }

  step(nowMs: number): void {
    this.#mesh.visible = this.#flies(nowMs);
    const { uNow } = this.#material.uniforms;
    if (uNow) uNow.value = (nowMs - this.#startMs) / SECOND_MS;
  }

  dispose(): void {
    this.#mesh.removeFromParent();
    this.#mesh.geometry.dispose();
    this.#material.dispose();
  }

  #flies(nowMs: number): boolean {
    return nowMs < this.#endMs;
  }

  #chipsOf(house: House): readonly Chip[] {
    const known = this.#chips.get(house) ?? scatter(house.shell, CHIPS);
    this.#chips.set(house, known);
    return known;
  }

  /** Seconds are counted from when nothing flew, so that they stay exact. */
  #clear(nowMs: number): void {
    this.#values.fill(0);
    this.#next = 0;
    this.#startMs = nowMs;
  }

  #write(building: Building, { flight, arrives, nowMs }: Thrown): void {
    const { chip, way, size, lifeS, startS } = flight;
    const { at, palette } = building;
    const from = toWorld(chip.at, at);
    const toward = toWorld(way, { x: 0, y: 0, z: 0, turns: at.turns });
    const start = (nowMs - this.#startMs) / SECOND_MS + startS;
    const [red, green, blue] = chip.color;
    this.#values.set(
      [
        ...[from.x, from.y, from.z, start],
        ...[toward.x, toward.y, toward.z, arrives ? -lifeS : lifeS],
        ...[palette, chip.role, (this.#next % 97) / 97, at.y],
        ...[red / 255, green / 255, blue / 255, size],
      ],
      this.#next * VALUES,
    );
    this.#next = (this.#next + 1) % CAPACITY;
    this.#endMs = Math.max(this.#endMs, nowMs + (startS + lifeS) * SECOND_MS);
  }

  #geometry(): InstancedBufferGeometry {
    const cube = new BoxGeometry(1, 1, 1);
    const geometry = new InstancedBufferGeometry();
    geometry.setIndex(cube.index);
    for (const name of ['position', 'normal']) geometry.setAttribute(name, cube.getAttribute(name));
    this.#buffer.setUsage(DynamicDrawUsage);
    for (const [i, name] of ['from', 'way', 'skin', 'paint'].entries()) {
      geometry.setAttribute(name, new InterleavedBufferAttribute(this.#buffer, 4, i * 4));
    }
    geometry.instanceCount = CAPACITY;
    return geometry;
  }
}

interface Thrown {
  readonly flight: BlockFlight;
  readonly arrives: boolean;
  readonly nowMs: number;
}

const FLIGHTS: Readonly<Partial<Record<TransitionKind, typeof arrivals>>> = {
  rise: arrivals,
  demolish: departures,
  collapse: outburst,
};
