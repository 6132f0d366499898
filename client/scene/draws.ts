import type { ContainerAction } from '../../shared/actions.ts';
import { isLit } from '../anim/planTransition.ts';
import type { Part } from '../city/parts.ts';
import { LANTERN_ROOM_HEIGHT } from '../city/props/lighthouse.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Pose } from '../player/pose.ts';
import { ISLAND_PITCH, islandX } from '../../shared/plots.ts';
import type { TownArt } from './art.ts';
import type { Building } from './building.ts';
import { BuildingDraws } from './buildingDraws.ts';
import { Clouds } from './clouds.ts';
import { FittingDraws } from './fittingDraws.ts';
import { focusOf, isSameFocus, type Focus } from './focus.ts';
import { GlowDraws, type Lighthouse } from './glowDraws.ts';
import { createLampField } from './lampField.ts';
import type { LampSpot, Land } from './land.ts';
import { LandDraws } from './landDraws.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { nearest, quantised } from './nearest.ts';
import { PropDraws } from './propDraws.ts';
import type { QualityLimits } from './quality.ts';
import { SignDraws } from './signDraws.ts';
import { gateSigns, houseSign } from './signs.ts';
import { ShadowMap } from './shadowMap.ts';
import type { Stage } from './stage.ts';
import { toWorld } from './view.ts';

export interface DrawsOptions {
  readonly stage: Stage;
  readonly art: TownArt;
  readonly uniforms: Uniforms;
  readonly limits: () => QualityLimits;
  readonly seed: number;
  readonly chainedParts: (building: Building) => readonly Part[];
  readonly pendingOf: (building: Building) => ContainerAction | null;
  /** What a gate bears. */
  readonly projectAt: (gate: PropPlacement) => string;
  /** Whether the host on whose island something stands is known to be as it is shown. */
  readonly isLive: (x: number) => boolean;
  readonly groundAt: (x: number, z: number) => number;
}

/** All that is drawn of the town; what is near is chosen anew when the eye passes a border. */
export interface Draws {
  readonly setLand: (index: number, next: Land) => void;
  readonly setBuildings: (buildings: readonly Building[]) => void;
  /** Light, quality or anything else that no eye's move tells: all is chosen anew at the next look. */
  readonly invalidate: () => void;
  readonly look: (pose: Pose) => void;
  readonly dispose: () => void;
}

const FITTING_RADIUS = 60;
/** Boards are read further than switches are used. */
const SIGNS_PER_FITTING = 2;
const NOWHERE: Focus = { x: NaN, z: NaN, half: 0 };

export function createDraws(options: DrawsOptions): Draws {
  const { stage, art, uniforms, limits, seed, groundAt, chainedParts, pendingOf, projectAt } = options;
  const lighthouseOf = ({ kind, x, y, z }: PropPlacement): readonly Lighthouse[] =>
    kind === 'lighthouse' ? [{ x, y: y + LANTERN_ROOM_HEIGHT, z, isLit: options.isLive(x) }] : [];
  const land = new LandDraws(stage.scene, uniforms);
  const houses = new BuildingDraws(stage.scene, art, uniforms);
  const fittings = new FittingDraws(stage.scene, { front: art.front, uniforms, chainedParts });
  const signs = new SignDraws(stage.scene, art.font, uniforms);
  const props = new PropDraws(stage.scene, uniforms);
  const lampField = createLampField(uniforms);
  const glows = new GlowDraws(stage.scene, uniforms);
  const clouds = new Clouds(stage.scene, uniforms, seed);
  let shadow: ShadowMap | null = null;
  let shadowPixels = 0;
  let buildings: readonly Building[] = [];
  let eye = { x: NaN, z: NaN };
  let focus = NOWHERE;

  const invalidate = (): void => {
    eye = { x: NaN, z: NaN };
    focus = NOWHERE;
  };

  const choose = (pose: Pose): void => {
    const { shellRadius, shells, distantDressings, fittings: most } = limits();
    const near = nearest(buildings, pose, { radius: shellRadius, most: shells, dressed: distantDressings });
    houses.setNear(near);
    uniforms.uNear.value.set(near.x, near.z, near.radius);
    const isClose = ({ at }: Building): boolean => Math.hypot(at.x - near.x, at.z - near.z) < FITTING_RADIUS;
    glows.set({
      near: near.buildings,
      all: buildings,
      lamps: land.lamps(),
      lighthouses: land.props().flatMap(lighthouseOf),
    });
    fittings.set(near.buildings.slice(0, most).filter(isClose));
    signs.set([
      ...land.props().flatMap((prop) => gateSigns(prop, projectAt(prop))),
      ...near.buildings
        .slice(0, most * SIGNS_PER_FITTING)
        .map((building) => houseSign(building, art.front.signFace, pendingOf(building))),
    ]);
    props.set(land.props(), near, limits().propReach);
    const coast = land.nearestShore(pose.x);
    if (coast) stage.water.setShore(coast.shore, coast.square);
  };

  const shadowMap = (): ShadowMap | null => {
    const { shadowMap: pixels } = limits();
    if (pixels === shadowPixels) return shadow;
    shadow?.dispose();
    shadow = pixels > 0 ? new ShadowMap(uniforms, pixels) : null;
    shadowPixels = pixels;
    return shadow;
  };

  return {
    setLand: (index, next) => {
      land.set(index, next, islandX(index));
      invalidate();
    },
    setBuildings: (next) => {
      buildings = next;
      houses.setFar(next);
      invalidate();
    },
    invalidate,
    look: (pose) => {
      clouds.move(Math.round(pose.x / ISLAND_PITCH) * ISLAND_PITCH, uniforms.uTime.value);
      const [x, z] = [quantised(pose.x), quantised(pose.z)];
      if (x !== eye.x || z !== eye.z) choose(pose);
      eye = { x, z };
      const next = focusOf(pose);
      if (isSameFocus(next, focus)) return;
      focus = next;
      lampField.draw(focus, [...land.lamps(), ...buildings.flatMap(doorLamp)], groundAt);
      shadowMap()?.draw(stage.renderer, stage.scene, focus);
    },
    dispose: () => {
      shadow?.dispose();
      lampField.dispose();
      land.dispose();
      houses.dispose();
      fittings.dispose();
      props.dispose();
      signs.dispose();
      glows.dispose();
      clouds.dispose();
    },
  };
}

const DOOR_POOL = { radius: 4.2, strength: 0.55 };

function doorLamp({ look, house, at }: Building): readonly LampSpot[] {
  return isLit(look) ? [{ ...toWorld({ ...house.front, z: house.front.z + 0.6 }, at), ...DOOR_POOL }] : [];
}
