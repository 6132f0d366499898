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

/** What is known of each island's land, shown and walked on with the gardens of its free plots. */
export interface Grounds {
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

export function createGrounds(scene: Pick<TownScene, 'setLand'>, solid: TownSolid, seed: number): Grounds {
  const shown = new Map<number, Shown>();
  const gardens = new Map<number, Garden>();
  const things = new Map<number, ObstacleSource>();
  solid.setGround((x, z) => {
    const index = Math.round(x / ISLAND_PITCH);
    const here = shown.get(index);
    return here === undefined ? SEA_BED : walkedAt(here, x - islandX(index), z);
  });
  const show = (index: number) => {
    const here = shown.get(index);
    if (here === undefined) return;
    const { land, island } = here;
    // Plots of a parcel that was just taken lie in the sea until their land is there.
    const grown = (gardens.get(index)?.props ?? []).filter(({ x, y, z }) => island.groundAt(x, z) === y);
    const props = [...land.props, ...grown];
    things.set(index, propObstacles(props, islandX(index)));
    solid.setProps(allOf(things));
    scene.setLand(index, { ...land, props });
  };
  return {
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
      scene.setLand(index, null);
    },
  };
}

const allOf = (sources: ReadonlyMap<number, ObstacleSource>): ObstacleSource =>
  function* (isNear) {
    for (const source of sources.values()) yield* source(isNear);
  };

function walkedAt({ land, island }: Shown, x: number, z: number): number {
  const isKnown = land.isComplete || isWithin(island.extent, x, z);
  return isKnown ? island.groundAt(x, z) : streetHeight(Math.floor(z)) / HALF_STEPS;
}

const isWithin = ({ minX, minZ, maxX, maxZ }: Area, x: number, z: number): boolean =>
  x >= minX && x < maxX && z >= minZ && z < maxZ;
