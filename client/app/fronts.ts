import { islandX, plotAt, PLOT_SIZE } from '../../shared/plots.ts';
import { containersOf, type Container, type RecordMap } from '../../shared/records.ts';
import { appearanceOf } from '../city/appearance.ts';
import { blueprint, type Blueprint } from '../city/blueprints/blueprint.ts';
import { CONTROL_BOXES } from '../city/controls.ts';
import { furniture } from '../city/interior.ts';
import type { Box, Point } from '../city/parts.ts';
import type { Switchboard } from '../input/nearestLever.ts';
import { SIGN_AHEAD, SIGN_TOP, type Front } from '../player/front.ts';
import { insideAny } from '../player/obstacles.ts';
import type { Obstacle } from '../player/townSolid.ts';

const LAWN_STEP = 0.5;
const HALF_PLOT = PLOT_SIZE / 2;

/** Where the door of this container's building stands in the world; null while it stands nowhere. */
export function frontOf(container: Container, records: RecordMap): Front | null {
  if (container.plot === null) return null;
  const { door } = blueprintOf(container);
  const { turns, y } = plotAt(container.plot);
  const place = toWorld(container, records, door);
  return { ...place, turns, streetY: y - LAWN_STEP, signTop: SIGN_TOP, signAhead: SIGN_AHEAD };
}

/** What a body bumps into, for every building that stands. */
export function* obstaclesOf(records: RecordMap): Generator<Obstacle> {
  for (const container of containersOf(records)) {
    if (container.plot === null) continue;
    const origin = toWorld(container, records, { x: 0, y: 0, z: 0 });
    const at = { ...origin, turns: plotAt(container.plot).turns };
    yield { at, bounds: PLOT, isSolid: solidOf(blueprintOf(container)) };
  }
}

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

/** The levers of all buildings, in the world. */
export function* switchboardsOf(records: RecordMap): Generator<Switchboard> {
  for (const container of containersOf(records)) {
    const front = frontOf(container, records);
    if (front !== null)
      yield { id: container.id, at: front, parts: [{ part: 'lever', ...CONTROL_BOXES.lever }] };
  }
}

function blueprintOf(container: Container): Blueprint {
  const { archetype, size } = appearanceOf(container);
  return blueprint(archetype, size);
}

/** A point of the plot's own blocks, whose origin is the plot's corner, in the world. */
function toWorld(container: Container, records: RecordMap, local: Point): Point {
  const { x, y, z, turns } = plotAt(container.plot ?? 0);
  const angle = (turns * Math.PI) / 2;
  const [sine, cosine] = [Math.round(Math.sin(angle)), Math.round(Math.cos(angle))];
  const [east, south] = [local.x - HALF_PLOT, local.z - HALF_PLOT];
  return {
    x: hostX(container, records) + x + east * cosine + south * sine,
    y: y + local.y,
    z: z - east * sine + south * cosine,
  };
}

function hostX(container: Container, records: RecordMap): number {
  const host = records.get(container.host);
  return islandX(host?.type === 'host' ? host.index : 0);
}
