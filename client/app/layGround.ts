import { createTownSolid, type TownSolid } from '../player/townSolid.ts';
import type { WorldStore } from '../store/worldStore.ts';
import type { LandPort } from '../workers/landClient.ts';
import { arrivalAt } from './arrive.ts';
import { obstaclesOf } from './fronts.ts';
import { createGrounds, type Grounds } from './grounds.ts';
import { createLandFeed, type LandFeed } from './landFeed.ts';
import { hasMoved } from './standing.ts';

export interface GroundPorts {
  readonly world: WorldStore;
  readonly worker: LandPort;
  readonly seed: number;
}

export interface LaidGround {
  readonly solid: TownSolid;
  readonly grounds: Grounds;
  readonly land: LandFeed;
  /** Nobody will stand on it. */
  readonly abandon: () => void;
}

/** What one stands on follows the world from the start: it takes a worker longer than the page needs for a scene. */
export function layGround({ world, worker, seed }: GroundPorts): LaidGround {
  const solid = createTownSolid();
  const grounds = createGrounds(solid, seed);
  const land = createLandFeed({ grounds, worker, seed, arrivalAt });
  const stop = world.subscribe(({ records }, previous) => {
    if (records === previous.records || !hasMoved(previous.records, records)) return;
    land.follow(records);
    solid.setObstacles(obstaclesOf(records));
  });
  return {
    ...{ solid, grounds, land },
    abandon: () => {
      stop();
      worker.terminate();
    },
  };
}
