import type { Object3D, ShaderMaterial } from 'three';
import type { Look } from '../city/looks.ts';
import { LANTERN_ROOM_HEIGHT } from '../city/props/lighthouse.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Building } from './building.ts';
import type { Geography } from './geography.ts';
import { InstancePool, type Trait } from './instancePool.ts';
import type { LampSpot } from './land.ts';
import { GLOW, createGlowMaterial } from './materials/glow.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { unitQuad } from './unitQuad.ts';
import { toWorld } from './view.ts';

/** Looks that must be found from afar: their halo never gets smaller than this many pixels. */
const FAR_HALO_PIXELS: Readonly<Partial<Record<Look, number>>> = {
  unhealthy: 5,
  failed: 5,
  oomKilled: 5,
  dead: 5,
  paused: 4,
  restarting: 4,
};
export const isFoundFromAfar = ({ look }: Pick<Building, 'look'>): boolean =>
  FAR_HALO_PIXELS[look] !== undefined;
const STATE_HALO = 1.05;
/** No lantern hangs over a ruin; its glow lies on what still stands. */
const RUIN_HEIGHT = 5;
const LAMP_HALO = 1.35;
const LAMP: Trait = [-1, GLOW.lampHalo, 0, 0];
const LANTERN_HALO = 15;
const BEAM = { width: 0.8, height: 170 };
const DASHED_BEAM = { width: 0.4, height: 26 };
const RAY = { length: 110, width: 5 };

export interface Lighthouse {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly isLit: boolean;
}

export function lighthousesOf(
  props: readonly PropPlacement[],
  { isLive }: Pick<Geography, 'isLive'>,
): readonly Lighthouse[] {
  return props
    .filter(({ kind }) => kind === 'lighthouse')
    .map(({ x, y, z }) => ({ x, y: y + LANTERN_ROOM_HEIGHT, z, isLit: isLive(x) }));
}

/** Halos, beams and the lighthouse's rays: all in one draw. */
export class GlowDraws {
  readonly #pool: InstancePool;
  readonly #material: ShaderMaterial;
  readonly #quad = unitQuad();
  #alarming: readonly Building[] = [];
  #alarms = new Float32Array();

  constructor(parent: Object3D, uniforms: Uniforms) {
    this.#material = createGlowMaterial(uniforms);
    this.#pool = new InstancePool(this.#quad, this.#material, 'glow');
    this.#pool.mesh.renderOrder = 5;
    parent.add(this.#pool.mesh);
  }

  set({ near, alarming, lamps, lighthouses }: Glows): void {
    if (alarming !== this.#alarming) this.#setAlarms(alarming);
    this.#pool.clear();
    this.#pool.addAll(this.#alarms);
    for (const building of near) if (!isFoundFromAfar(building)) this.#stateHalo(building, 0);
    for (const { x, y, z } of lamps) this.#pool.add([x, y, z, LAMP_HALO], LAMP);
    for (const lighthouse of lighthouses) this.#lighthouse(lighthouse);
    this.#pool.commit();
  }

  dispose(): void {
    this.#pool.dispose();
    this.#quad.dispose();
    this.#material.dispose();
  }

  /** Hundreds, and the same wherever the eye is: kept as they are sent. */
  #setAlarms(alarming: readonly Building[]): void {
    this.#alarming = alarming;
    this.#pool.clear();
    for (const building of alarming) this.#alarm(building);
    this.#alarms = this.#pool.values();
  }

  #alarm(building: Building): void {
    const pixels = FAR_HALO_PIXELS[building.look];
    if (pixels === undefined) return;
    this.#stateHalo(building, pixels);
    if (building.look === 'unhealthy') this.#beam(building, { ...BEAM, kind: GLOW.beam });
    if (building.look === 'failed') this.#beam(building, { ...DASHED_BEAM, kind: GLOW.dashedBeam });
  }

  #stateHalo(building: Building, minimumPixels: number): void {
    if (building.look === 'exited' || building.look === 'removing' || building.look === 'created') return;
    const { mast } = building.house;
    const lantern = building.look === 'dead' ? { ...mast, y: Math.min(mast.y, RUIN_HEIGHT) } : mast;
    const { x, y, z } = toWorld(lantern, building.at);
    this.#pool.add([x, y, z, STATE_HALO], [building.cell, GLOW.stateHalo, minimumPixels, 0]);
  }

  #beam(building: Building, { width, height, kind }: { width: number; height: number; kind: number }): void {
    const { x, y, z } = toWorld(building.house.mast, building.at);
    this.#pool.add([x, y + 0.5, z, width], [building.cell, kind, height, 0]);
  }

  #lighthouse({ x, y, z, isLit }: Lighthouse): void {
    if (!isLit) {
      this.#pool.add([x, y, z, 0.9], [-1, GLOW.alarmHalo, 8, 0]);
      this.#pool.add([x, y, z, 0.6], [-1, GLOW.beam, 90, 0]);
      return;
    }
    this.#pool.add([x, y, z, LANTERN_HALO], [-1, GLOW.lampHalo, 0, 0]);
    for (const angle of [0, Math.PI]) this.#pool.add([x, y, z, RAY.width], [-1, GLOW.ray, RAY.length, angle]);
  }
}

export interface Glows {
  readonly near: readonly Building[];
  /** Those that are found from afar; another list when one of them is another. */
  readonly alarming: readonly Building[];
  readonly lamps: readonly LampSpot[];
  readonly lighthouses: readonly Lighthouse[];
}
