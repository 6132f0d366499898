import { ISLAND_PITCH, islandX } from '../../shared/plots.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Pose } from '../player/pose.ts';
import type { Building } from './building.ts';
import { BuildingDraws } from './buildingDraws.ts';
import { Clouds } from './clouds.ts';
import type { DrawsOptions } from './drawsOptions.ts';
import { FittingDraws } from './fittingDraws.ts';
import { isNewForm, isSeenFromAfar, touches, type Change } from './effects.ts';
import { FocusLight, type LitTown } from './focusLight.ts';
import { GlowDraws, isFoundFromAfar, lighthousesOf } from './glowDraws.ts';
import { InteriorDraws } from './interiorDraws.ts';
import type { Land } from './land.ts';
import { LandDraws } from './landDraws.ts';
import { nearest, quantised, type Near } from './nearest.ts';
import { PropDraws } from './propDraws.ts';
import { sectorOf, type Eye, type Sector } from './sector.ts';
import { SignDraws } from './signDraws.ts';
import { signsOf } from './signs.ts';
import { SmokeDraws } from './smokeDraws.ts';
import { createSquares, itemsAbout } from './squares.ts';
import { createStanding } from './standing.ts';

const FITTING_RADIUS = 60;
/** Blocks beyond which the name on a gate cannot be read, and the halo of a street lamp not be seen. */
const GATE_RANGE = 300;
const LAMP_RANGE = 240;
const GATES: ReadonlySet<PropPlacement['kind']> = new Set(['gate5', 'gate8']);

/** All that is drawn of the town; what is near is chosen anew when the eye passes a border. */
export class Draws {
  readonly #options: DrawsOptions;
  readonly #land: LandDraws;
  readonly #props: PropDraws;
  readonly houses: BuildingDraws;
  readonly #fittings: FittingDraws;
  readonly #interiors: InteriorDraws;
  readonly #signs: SignDraws;
  readonly #glows: GlowDraws;
  readonly #smoke: SmokeDraws;
  readonly #clouds: Clouds;
  readonly #light: FocusLight;
  readonly #standing = createStanding(isFoundFromAfar);
  #near: Near | null = null;
  /** Those whose fittings are drawn. */
  #close: readonly Building[] = [];
  readonly #gates = createSquares<PropPlacement>((gate) => gate);
  #lighthouses: readonly PropPlacement[] = [];
  readonly #lit: LitTown = {
    buildingsAbout: (spot, range) => this.#standing.about(spot, range),
    lampsAbout: (spot, range) => this.#land.lampsAbout(spot, range),
  };
  #eye = { x: NaN, z: NaN };
  #sector: Sector | null = null;

  constructor(options: DrawsOptions) {
    const { stage, art, uniforms, seed, chainedParts } = options;
    this.#options = options;
    this.#land = new LandDraws(stage.scene, uniforms);
    this.#props = new PropDraws(stage.scene, uniforms);
    this.houses = new BuildingDraws(stage.scene, art, uniforms);
    this.#fittings = new FittingDraws(stage.scene, { front: art.front, uniforms, chainedParts });
    this.#interiors = new InteriorDraws(stage.scene, uniforms);
    this.#signs = new SignDraws(stage.scene, art.font, uniforms);
    this.#glows = new GlowDraws(stage.scene, uniforms);
    this.#smoke = new SmokeDraws(stage.scene, uniforms);
    this.#clouds = new Clouds(stage.scene, uniforms, seed);
    this.#light = new FocusLight(options);
  }

  setLand(index: number, land: Land | null): void {
    if (land) this.#land.set(index, land, islandX(index));
    else this.#land.drop(index);
    this.#setProps(this.#land.props());
    this.#light.landChanged(index);
    this.chooseAgain();
  }

  props(): readonly PropPlacement[] {
    return this.#land.props();
  }

  #setProps(props: readonly PropPlacement[]): void {
    this.#props.set(props);
    this.#lighthouses = props.filter(({ kind }) => kind === 'lighthouse');
    this.#gates.clear();
    for (const prop of props) if (GATES.has(prop.kind)) this.#gates.put(prop);
  }

  /** Takes what changed since the last call; only what of it is seen costs anything. */
  setBuildings(changes: readonly Change[]): void {
    this.#standing.replace(changes);
    const forms = changes.filter(isNewForm);
    this.houses.replaceFar(forms);
    if (forms.length > 0) this.#sector = null;
    this.#light.buildingsChanged(changes);
    if (changes.some((change) => isSeenFromAfar(change) || this.#isNear(change))) this.chooseAgain();
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
  }

  look(pose: Pose): void {
    const island = Math.round(pose.x / ISLAND_PITCH) * ISLAND_PITCH;
    this.#clouds.move(island, pose.y, this.#options.uniforms.uTime.value);
    const x = quantised(pose.x);
    const z = quantised(pose.z);
    const hasMoved = x !== this.#eye.x || z !== this.#eye.z;
    if (hasMoved) {
      this.#choose(pose);
      this.#eye = { x, z };
    }
    this.#interiors.look(pose);
    const sector = sectorOf(pose, this.#options.stage.camera.aspect, this.#sector);
    if (hasMoved || sector !== this.#sector) this.#see({ x, z, sector });
    this.#sector = sector;
    this.#light.look(pose, this.#lit);
  }

  dispose(): void {
    this.#light.dispose();
    for (const part of [this.#land, this.#props, this.houses, this.#fittings, this.#interiors])
      part.dispose();
    for (const part of [this.#signs, this.#glows, this.#smoke, this.#clouds]) part.dispose();
  }

  /** What is out of sight is not sent. */
  #see(eye: Eye): void {
    this.#props.see(eye, this.#options.limits().propReach);
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
    const near = nearest(this.#standing, pose, limits);
    this.#near = near;
    this.#options.uniforms.uNear.value.set(near.x, near.z, near.radius);
    this.houses.setNear(near);
    this.#smoke.set(near);
    this.#chooseFronts(near);
    const lighthouses = lighthousesOf(this.#lighthouses, this.#options.geography);
    const lamps = this.#land.lampsAbout(near, LAMP_RANGE + this.#nightSight(pose));
    this.#glows.set({ near: near.buildings, alarming: this.#standing.alarming(), lamps, lighthouses });
    this.#options.stage.water.setShore(this.#land.nearestShore(pose.x) ?? null);
  }

  /** By day a lamp is a spark that nobody sees from afar. */
  #nightSight({ y }: Pose): number {
    return this.#options.uniforms.uNight.value > 0 ? 2 * y : 0;
  }

  #chooseFronts(near: Near): void {
    const { limits, onClose } = this.#options;
    const isClose = ({ at }: Building): boolean => Math.hypot(at.x - near.x, at.z - near.z) < FITTING_RADIUS;
    this.#close = near.buildings.slice(0, limits().fittings).filter(isClose);
    this.#fittings.set(this.#close);
    this.#interiors.set(this.#close);
    onClose(this.#close);
    this.writeSigns();
  }

  /** What is written changes more often than what stands. */
  writeSigns(): void {
    if (this.#near === null) return;
    const readable = this.#near.buildings.slice(0, this.#options.limits().signs);
    const gates = itemsAbout(this.#gates, this.#near, GATE_RANGE);
    const seen = { gates, readable, close: this.#close, rooms: this.#interiors.rooms() };
    this.#signs.set(signsOf(seen, this.#options));
  }
}
