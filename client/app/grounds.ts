import { islandX, ISLAND_PITCH } from '../../shared/plots.ts';
import { HALF_STEPS, type Area } from '../city/island/ground.ts';
import { islandOf, type Island } from '../city/island/island.ts';
import { streetHeight } from '../city/island/levels.ts';
import { gardenOf } from '../city/props/gardens.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { propObstacles } from '../player/obstacles.ts';
import type { ObstacleSource, TownSolid } from '../player/townSolid.ts';
import type { Land } from '../scene/land.ts';
import type { TownScene } from '../scene/townScene.ts';

type LandStage = Pick<TownScene, 'setLand'>;

/** What is known of each island's land, shown and walked on with the gardens of its free plots. */
export interface Grounds {
  /** Land may be known before there is a scene. */
  readonly showIn: (scene: LandStage) => void;
  /** Beyond land that is not complete, an island lies level with its streets: who goes there at once must not swim. */
  readonly set: (index: number, land: KnownLand) => void;
  readonly has: (index: number) => boolean;
  /** The plots on which gardens grow; costs nothing while they are the same. */
  readonly setFree: (index: number, plots: readonly number[]) => void;
  readonly drop: (index: number) => void;
}

export interface KnownLand extends Land {
  readonly isComplete: boolean;
}

interface Shown {
  readonly land: KnownLand;
  readonly island: Island;
}

interface Garden {
  readonly plots: string;
  readonly props: readonly PropPlacement[];
}

const SEA_BED = -2;

export function createGrounds(solid: TownSolid, seed: number): Grounds {
  let scene: LandStage | null = null;
  const shown = new Map<number, Shown>();
  const gardens = new Map<number, Garden>();
  const things = new Map<number, ObstacleSource>();
  solid.setGround((x, z) => walkedAt(shown, x, z));
  const show = (index: number) => {
    const here = shown.get(index);
    if (here === undefined) return;
    const { land, island } = here;
    // Plots of a parcel that was just taken lie in the sea until their land is there.
    const grown = (gardens.get(index)?.props ?? []).filter(({ x, y, z }) => island.groundAt(x, z) === y);
    const props = [...land.props, ...grown];
    things.set(index, propObstacles(props, islandX(index)));
    solid.setProps(allOf(things));
    scene?.setLand(index, { ...land, props });
  };
  return {
    showIn: (stage) => {
      scene = stage;
      for (const index of shown.keys()) show(index);
    },
    set: (index, land) => {
      shown.set(index, { land, island: islandOf(land.ground) });
      show(index);
    },
    has: (index) => shown.has(index),
    setFree: (index, free) => {
      const plots = free.join();
      if (gardens.get(index)?.plots === plots) return;
      gardens.set(index, { plots, props: free.flatMap((plot) => gardenOf(plot, seed)) });
      show(index);
    },
    drop: (index) => {
      for (const kept of [shown, gardens, things]) kept.delete(index);
      solid.setProps(allOf(things));
      scene?.setLand(index, null);
    },
  };
}

const allOf = (sources: ReadonlyMap<number, ObstacleSource>): ObstacleSource =>
  function* (isNear) {
    for (const source of sources.values()) yield* source(isNear);
  };

function walkedAt(shown: ReadonlyMap<number, Shown>, seaX: number, z: number): number {
  const index = Math.round(seaX / ISLAND_PITCH);
  const [here, x] = [shown.get(index), seaX - islandX(index)];
  if (here === undefined) return SEA_BED;
  const isKnown = here.land.isComplete || isWithin(here.island.extent, x, z);
  return isKnown ? here.island.groundAt(x, z) : streetHeight(Math.floor(z)) / HALF_STEPS;
}

const isWithin = ({ minX, minZ, maxX, maxZ }: Area, x: number, z: number): boolean =>
  x >= minX && x < maxX && z >= minZ && z < maxZ;
