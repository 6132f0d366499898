import { ISLAND_PITCH, islandX } from '../../shared/plots.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Pose } from '../player/pose.ts';
import { BuildingDraws } from './buildingDraws.ts';
import { Clouds } from './clouds.ts';
import type { DrawsOptions } from './drawsOptions.ts';
import { Fronts } from './fronts.ts';
import { isNewForm, isSeenFromAfar, touches, type Change } from './effects.ts';
import { FocusLight, type LitTown } from './focusLight.ts';
import { GlowDraws, isFoundFromAfar, lighthousesOf } from './glowDraws.ts';
import type { Land } from './land.ts';
import { LandDraws } from './landDraws.ts';
import { createSurfaces, disposeSurfaces, type Surfaces } from './materials/blocks.ts';
import { createNearest, EYE_STEP, quantised, type Near } from './nearest.ts';
import { PropDraws } from './propDraws.ts';
import { sectorOf, type Eye, type Sector } from './sector.ts';
import { SmokeDraws } from './smokeDraws.ts';
import { createStanding } from './standing.ts';

/** Blocks beyond which the halo of a street lamp is not seen. */
const LAMP_RANGE = 240;

/** Blocks that the eye moves from one border to the next, at most; beyond, nothing about it was seen before. */
const A_STEP = 2 * EYE_STEP;

/** All that is drawn of the town; what is near is chosen anew when the eye passes a border. */
export class Draws {
  readonly #options: DrawsOptions;
  readonly #surfaces: Surfaces;
  readonly #land: LandDraws;
  readonly #props: PropDraws;
  readonly houses: BuildingDraws;
  readonly #fronts: Fronts;
  readonly #glows: GlowDraws;
  readonly #smoke: SmokeDraws;
  readonly #clouds: Clouds;
  readonly #light: FocusLight;
  readonly #standing = createStanding(isFoundFromAfar);
  readonly #nearest = createNearest();
  #near: Near | null = null;
  #lighthouses: readonly PropPlacement[] = [];
  readonly #lit: LitTown = {
    buildingsAbout: (spot, range) => this.#standing.about(spot, range),
    lampsAbout: (spot, range) => this.#land.lampsAbout(spot, range),
  };
  #eye = { x: NaN, z: NaN };
  #sector: Sector | null = null;
  /** After a step of the eye what is small waits for the next frame: all at once would be felt. */
  #isDue = false;

  constructor(options: DrawsOptions) {
    const { stage, art, uniforms, seed } = options;
    this.#options = options;
    this.#land = new LandDraws(stage.scene, uniforms);
    this.#surfaces = createSurfaces(uniforms);
    this.#props = new PropDraws(stage.scene, this.#surfaces);
    this.houses = new BuildingDraws({ parent: stage.scene, art, uniforms, surfaces: this.#surfaces });
    this.#fronts = new Fronts(options, this.#surfaces);
    this.#glows = new GlowDraws(stage.scene, uniforms);
    this.#smoke = new SmokeDraws(stage.scene, uniforms);
    this.#clouds = new Clouds(stage.scene, uniforms, seed);
    this.#light = new FocusLight(options);
  }

  setLand(index: number, land: Land | null): void {
    if (land) this.#land.set(index, land, islandX(index));
    else this.#land.drop(index);
    const props = this.#land.props();
    this.#props.set(props);
    this.#fronts.setProps(props);
    this.#lighthouses = props.filter(({ kind }) => kind === 'lighthouse');
    this.#light.landChanged(index);
    this.chooseAgain();
  }

  setGardens(props: readonly PropPlacement[]): void {
    this.#props.setGardens(props);
    this.#sector = null;
    this.#light.invalidate();
  }

  props(): readonly PropPlacement[] {
    return this.#land.props();
  }

  /** Takes what changed since the last call; only what of it is seen costs anything. */
  setBuildings(changes: readonly Change[]): void {
    this.#standing.replace(changes);
    const forms = changes.filter(isNewForm);
    this.houses.replaceFar(forms);
    this.houses.replaceStandIns(changes);
    if (forms.length > 0) this.#sector = null;
    this.#light.buildingsChanged(changes);
    if (changes.some((change) => isSeenFromAfar(change) || this.#isNear(change))) this.chooseAgain();
  }

  /** What is written changes more often than what stands. */
  writeSigns(): void {
    this.#fronts.write();
  }

  /** What is near is chosen anew at the next look. */
  chooseAgain(): void {
    this.#eye = { x: NaN, z: NaN };
  }

  /** Light, quality or anything else that no eye's move tells: all is chosen anew at the next look. */
  invalidate(): void {
    this.chooseAgain();
    this.#light.invalidate();
  }

  /** Makes what is near without showing it: most of the time to a first look is that of its meshes. */
  prepare(pose: Pose): void {
    this.#choose(pose);
    this.#furnish(pose);
    this.chooseAgain();
  }

  /** True when something small was left for the next frame. */
  look(pose: Pose): boolean {
    const island = Math.round(pose.x / ISLAND_PITCH) * ISLAND_PITCH;
    this.#clouds.move(island, pose.y, this.#options.uniforms.uTime.value);
    this.#follow(pose);
    this.#fronts.look(pose);
    this.#land.cull(this.#options.stage.camera);
    this.#light.look(pose, this.#lit);
    return this.#isDue;
  }

  dispose(): void {
    this.#light.dispose();
    for (const part of [this.#land, this.#props, this.houses, this.#fronts]) part.dispose();
    for (const part of [this.#glows, this.#smoke, this.#clouds]) part.dispose();
    disposeSurfaces(this.#surfaces);
  }

  /** Chooses anew when the eye has passed a border or turned; after a step what is small waits for the next frame. */
  #follow(pose: Pose): void {
    const [x, z] = [quantised(pose.x), quantised(pose.z)];
    const sector = sectorOf(pose, this.#options.stage.camera.aspect, this.#sector);
    const moved = Math.hypot(x - this.#eye.x, z - this.#eye.z);
    const hasTurned = sector !== this.#sector;
    // Where nothing was chosen before, the way is no number.
    const isDue = this.#isDue || !(moved < A_STEP);
    if (moved !== 0) this.#choose(pose);
    if (isDue) this.#furnish(pose);
    this.#sector = sector;
    if (moved !== 0 || hasTurned) this.#see({ x, z, sector });
    if (isDue || hasTurned) this.#props.see({ x, z, sector }, this.#options.limits().propReach);
  }

  /** What is out of sight is not sent. */
  #see(eye: Eye): void {
    this.houses.see(eye);
    this.#land.see(eye);
  }

  #isNear(change: Change): boolean {
    const near = this.#near;
    if (near === null) return true;
    return touches(change, ({ x, z }) => Math.hypot(x - near.x, z - near.z) <= near.radius);
  }

  #choose(pose: Pose): void {
    const { shellRadius, shells, shellTriangles, distantDressings } = this.#options.limits();
    const limits = {
      radius: shellRadius,
      most: shells,
      triangles: shellTriangles,
      dressed: distantDressings,
    };
    const near = this.#nearest(this.#standing, pose, limits);
    this.#near = near;
    this.#eye = { x: near.x, z: near.z };
    this.#options.uniforms.uNear.value.set(near.x, near.z, near.radius);
    this.houses.setNear(near);
    this.#smoke.set(near);
    this.#isDue = true;
  }

  /** What is small about the near ones, and what shines. */
  #furnish(pose: Pose): void {
    this.#isDue = false;
    const near = this.#near;
    if (near === null) return;
    this.#fronts.choose(near, pose);
    const lighthouses = lighthousesOf(this.#lighthouses, this.#options.geography);
    const lamps = this.#land.lampsAbout(near, LAMP_RANGE + this.#nightSight(pose));
    this.#glows.set({ near: near.buildings, alarming: this.#standing.alarming(), lamps, lighthouses });
    this.#options.stage.water.setShore(this.#land.nearestShore(pose.x) ?? null);
  }

  /** By day a lamp is a spark that nobody sees from afar. */
  #nightSight({ y }: Pose): number {
    return this.#options.uniforms.uNight.value > 0 ? 2 * y : 0;
  }
}
