import { islandX } from '../../shared/plots.ts';
import type { Pose } from '../player/pose.ts';
import type { TownArt } from './art.ts';
import type { Building } from './building.ts';
import { BuildingDraws } from './buildingDraws.ts';
import { FittingDraws } from './fittingDraws.ts';
import type { Land } from './land.ts';
import { LandDraws } from './landDraws.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { nearest, quantised } from './nearest.ts';
import type { QualityLimits } from './quality.ts';
import type { Stage } from './stage.ts';

export interface DrawsOptions {
  readonly stage: Stage;
  readonly art: TownArt;
  readonly uniforms: Uniforms;
  readonly limits: () => QualityLimits;
}

/** All that is drawn of the town; what is near is chosen anew when the eye passes a border. */
export interface Draws {
  readonly setLand: (index: number, next: Land) => void;
  readonly setBuildings: (buildings: readonly Building[]) => void;
  readonly look: (pose: Pose) => void;
  readonly dispose: () => void;
}

const FITTING_RADIUS = 60;

export function createDraws({ stage, art, uniforms, limits }: DrawsOptions): Draws {
  const land = new LandDraws(stage.scene, uniforms);
  const houses = new BuildingDraws(stage.scene, art, uniforms);
  const fittings = new FittingDraws(stage.scene, art.fittings, uniforms);
  let buildings: readonly Building[] = [];
  let place = '';

  const choose = (pose: Pose): void => {
    const { shellRadius, shells, fittings: most } = limits();
    const near = nearest(buildings, pose, { radius: shellRadius, most: shells });
    houses.setNear(near.buildings);
    uniforms.uNear.value.set(near.x, near.z, near.radius);
    const close = near.buildings
      .slice(0, most)
      .filter(({ at }) => Math.hypot(at.x - near.x, at.z - near.z) < FITTING_RADIUS);
    fittings.set(close);
    const coast = land.nearestShore(pose.x);
    if (coast) stage.water.setShore(coast.shore, coast.square);
  };

  return {
    setLand: (index, next) => {
      land.set(index, next, islandX(index));
      place = '';
    },
    setBuildings: (next) => {
      buildings = next;
      houses.setFar(next);
      place = '';
    },
    look: (pose) => {
      const at = `${quantised(pose.x)} ${quantised(pose.z)}`;
      if (at === place) return;
      place = at;
      choose(pose);
    },
    dispose: () => {
      land.dispose();
      houses.dispose();
      fittings.dispose();
    },
  };
}
