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

type LandStage = Pick<TownScene, 'setLand' | 'setGardens'>;

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
  let beds: readonly PropPlacement[] = [];
  solid.setGround((x, z) => walkedAt(shown, x, z));
  const plant = () => {
    beds = [...shown].flatMap(([index, here]) =>
      grownOn(here, gardens.get(index)?.props ?? [], islandX(index)),
    );
    solid.setProps(allOf([...things.values(), propObstacles(beds, 0)]));
    scene?.setGardens(beds);
  };
  return {
    showIn: (stage) => {
      scene = stage;
      for (const [index, { land }] of shown) stage.setLand(index, land);
      stage.setGardens(beds);
    },
    set: (index, land) => {
      shown.set(index, { land, island: islandOf(land.ground) });
      things.set(index, propObstacles(land.props, islandX(index)));
      scene?.setLand(index, land);
      plant();
    },
    has: (index) => shown.has(index),
    setFree: (index, free) => {
      const plots = free.join();
      if (gardens.get(index)?.plots === plots) return;
      gardens.set(index, { plots, props: free.flatMap((plot) => gardenOf(plot, seed)) });
      if (shown.has(index)) plant();
    },
    drop: (index) => {
      for (const kept of [shown, gardens, things]) kept.delete(index);
      scene?.setLand(index, null);
      plant();
    },
  };
}

/** In blocks of the sea. Plots of a parcel that was just taken lie in the water until their land is there. */
const grownOn = ({ island }: Shown, props: readonly PropPlacement[], originX: number): PropPlacement[] =>
  props
    .filter(({ x, y, z }) => island.groundAt(x, z) === y)
    .map((prop) => ({ ...prop, x: prop.x + originX }));

const allOf = (sources: readonly ObstacleSource[]): ObstacleSource =>
  function* (isNear) {
    for (const source of sources) yield* source(isNear);
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
