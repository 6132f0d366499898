import type { Object3D, ShaderMaterial } from 'three';
import type { Pose } from '../player/pose.ts';
import { hasShell, restOf, type Building } from './building.ts';
import { placeOf, traitOf } from './buildingInstance.ts';
import { MultiMesh } from './multiMesh.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { toWorld } from './view.ts';

/** Rooms are seen through their doors only, from a few steps before them. */
const ROOMS = 6;
/** Of a room whose lamps are out. */
const DIM = 0.12;

/** Blocks: from the middle of a street two rooms are as near, and one of them is looked into. */
const AHEAD = 2;

/** What stands in the rooms of the nearest buildings, and the lamp light of the nearest one. */
export class InteriorDraws {
  readonly #uniforms: Uniforms;
  readonly #batch: MultiMesh;
  #rooms: readonly Building[] = [];
  /** Null, too, while none is near. */
  #lit: Building | null = null;

  constructor(parent: Object3D, uniforms: Uniforms, material: ShaderMaterial) {
    this.#uniforms = uniforms;
    this.#batch = new MultiMesh({ name: 'interior', material });
    parent.add(this.#batch.mesh);
  }

  /** @param buildings nearest first */
  set(buildings: readonly Building[]): void {
    this.#rooms = buildings.filter(hasShell).slice(0, ROOMS);
    this.#batch.clear();
    for (const building of this.#rooms)
      this.#batch.add(building.house.interior(), placeOf(building), traitOf(building, 0));
    this.#batch.commit();
  }

  /** Those whose rooms are drawn. */
  rooms(): readonly Building[] {
    return this.#rooms;
  }

  /** Lights the room whose building is nearest to what lies before the eye. */
  look({ x, z, yaw }: Pick<Pose, 'x' | 'z' | 'yaw'>): void {
    const eye = { x: x - AHEAD * Math.sin(yaw), z: z - AHEAD * Math.cos(yaw) };
    let nearest: Building | null = null;
    let least = Infinity;
    for (const building of this.#rooms) {
      const away = (building.at.x - eye.x) ** 2 + (building.at.z - eye.z) ** 2;
      if (away >= least) continue;
      least = away;
      nearest = building;
    }
    this.#light(nearest);
  }

  dispose(): void {
    this.#batch.dispose();
  }

  #light(building: Building | null): void {
    if (building === this.#lit) return;
    this.#lit = building;
    const { uRoomLow, uRoomHigh, uRoomLamp, uOtherLamp, uRoomLight } = this.#uniforms;
    uRoomLight.value = building === null ? 0 : Math.max(DIM, restOf(building.container, false).light);
    if (building === null) return;
    const { room, lamps } = building.house;
    const { min, max } = room;
    const a = toWorld(min, building.at);
    const b = toWorld(max, building.at);
    uRoomLow.value.set(Math.min(a.x, b.x), a.y, Math.min(a.z, b.z));
    uRoomHigh.value.set(Math.max(a.x, b.x), b.y, Math.max(a.z, b.z));
    uRoomLamp.value.copy(toWorld(lamps[0], building.at));
    uOtherLamp.value.copy(toWorld(lamps[1], building.at));
  }
}
