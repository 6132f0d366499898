import { islandX, plotAt, PLOT_SIZE, type Plot } from '../../shared/plots.ts';
import { containersOf, type Container, type RecordMap } from '../../shared/records.ts';
import { appearanceOf } from '../city/appearance.ts';
import { blueprint, type Blueprint } from '../city/blueprints/blueprint.ts';
import { CONTROL_BOXES } from '../city/controls.ts';
import { furniture } from '../city/interior.ts';
import { REACH_BLOCKS, type Box, type Point } from '../city/parts.ts';
import type { Switchboard } from '../input/nearestLever.ts';
import { SIGN_AHEAD, SIGN_TOP, type Front } from '../player/front.ts';
import { insideAny } from '../player/obstacles.ts';
import type { Obstacle, ObstacleSource } from '../player/townSolid.ts';

const LAWN_STEP = 0.5;
const HALF_PLOT = PLOT_SIZE / 2;

/** Where the door of this container's building stands in the world; null while it stands nowhere. */
export function frontOf(container: Container, records: RecordMap): Front | null {
  const site = siteOf(container, records);
  if (site === null) return null;
  const place = toWorld(site, blueprintOf(container).door);
  const { turns, y } = site;
  return { ...place, turns, streetY: y - LAWN_STEP, signTop: SIGN_TOP, signAhead: SIGN_AHEAD };
}

/** What a body bumps into, for every building that stands. */
export const obstaclesOf = (records: RecordMap): ObstacleSource =>
  function* (isNear) {
    for (const container of containersOf(records)) {
      const site = siteOf(container, records);
      if (site === null || !isNear(site.x, site.z)) continue;
      const at = { ...toWorld(site, PLOT.min), turns: site.turns };
      yield { at, bounds: PLOT, isSolid: solidOf(blueprintOf(container)) };
    }
  };

const PLOT: Box = { min: { x: 0, y: 0, z: 0 }, max: { x: PLOT_SIZE, y: 0, z: PLOT_SIZE } };

const solids = new WeakMap<Blueprint, Obstacle['isSolid']>();

/** Walls and furniture; thousands of buildings are of a few dozen forms. */
function solidOf(plan: Blueprint): Obstacle['isSolid'] {
  const known = solids.get(plan);
  if (known !== undefined) return known;
  const isFurniture = insideAny(furniture(plan.room));
  const isSolid: Obstacle['isSolid'] = (x, y, z) => plan.isSolid(x, y, z) || isFurniture(x, y, z);
  solids.set(plan, isSolid);
  return isSolid;
}

/** The levers that can be in reach of who stands there, in the world. */
export function* switchboardsOf(
  records: RecordMap,
  { x, z }: Pick<Point, 'x' | 'z'>,
): Generator<Switchboard> {
  for (const container of containersOf(records)) {
    const site = siteOf(container, records);
    if (site === null || Math.hypot(site.x - x, site.z - z) > REACH_BLOCKS + PLOT_SIZE) continue;
    const at = { ...toWorld(site, blueprintOf(container).door), turns: site.turns };
    yield { id: container.id, at, parts: [{ part: 'lever', ...CONTROL_BOXES.lever }] };
  }
}

function blueprintOf(container: Container): Blueprint {
  const { archetype, size } = appearanceOf(container);
  return blueprint(archetype, size);
}

/** The plot in the world; null for a container that has none. */
function siteOf({ plot, host }: Container, records: RecordMap): Plot | null {
  if (plot === null) return null;
  const [place, home] = [plotAt(plot), records.get(host)];
  return { ...place, x: islandX(home?.type === 'host' ? home.index : 0) + place.x };
}

/** A point of the plot's own blocks, whose origin is the plot's corner, in the world. */
function toWorld({ x, y, z, turns }: Plot, local: Point): Point {
  const angle = (turns * Math.PI) / 2;
  const [sine, cosine] = [Math.round(Math.sin(angle)), Math.round(Math.cos(angle))];
  const [east, south] = [local.x - HALF_PLOT, local.z - HALF_PLOT];
  return {
    x: x + east * cosine + south * sine,
    y: y + local.y,
    z: z - east * sine + south * cosine,
  };
}
