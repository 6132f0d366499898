import type { Blueprint } from '../../client/city/blueprints/blueprint.ts';
import { CONTROL_BOXES } from '../../client/city/controls.ts';
import { facesOf } from '../../client/city/faces.ts';
import type { Box, Point } from '../../client/city/parts.ts';
import { propMesh } from '../../client/city/props/kinds.ts';
import type { PropPlacement } from '../../client/city/props/placing.ts';
import { EYE_HEIGHT } from '../../client/player/body.ts';
import { enterBox, toLocal, toWorld } from '../../client/scene/view.ts';
import { PLOT_SIZE, type Plot } from '../../shared/plots.ts';

/** From the eye of `goTo` to the door, along the street's side of the façade. */
const STANDING_BLOCKS = 4.8;
const LAWN_STEP = 0.5;
/** What lies nearer to a part than this is the part. */
const TOUCHING_BLOCKS = 0.01;
const SPREAD = [0.1, 0.5, 0.9];

/** Nine places on what is seen of every control of a house, in the house's own blocks. */
export const partPlaces = ({ door }: Blueprint): readonly (readonly [part: string, place: Point])[] =>
  Object.entries(CONTROL_BOXES).flatMap(([part, { min, max }]) =>
    SPREAD.flatMap((across) =>
      SPREAD.map((up): readonly [string, Point] => [
        part,
        {
          x: door.x + min.x + (max.x - min.x) * across,
          y: door.y + min.y + (max.y - min.y) * up,
          z: door.z + max.z,
        },
      ]),
    ),
  );

/** Where the visitor's eye stands before a house, in the house's own blocks. */
export const eyeBefore = ({ door }: Blueprint): Point => ({
  x: door.x,
  y: door.y - LAWN_STEP + EYE_HEIGHT,
  z: door.z + STANDING_BLOCKS,
});

const FRONT = { halfWidth: 2.3, height: 3.7, behind: 0.3 };

const isBefore =
  ({ door }: Blueprint) =>
  ({ min, max }: Box): boolean =>
    max.z > door.z - FRONT.behind &&
    min.z < door.z + STANDING_BLOCKS &&
    max.x > door.x - FRONT.halfWidth &&
    min.x < door.x + FRONT.halfWidth &&
    min.y < door.y + FRONT.height;

/** The controls of which some place cannot be seen from before the house. */
export function hiddenParts(blueprint: Blueprint, faces: readonly Box[]): readonly string[] {
  const eye = eyeBefore(blueprint);
  const before = faces.filter(isBefore(blueprint));
  if (before.length === 0) return [];
  const hidden = partPlaces(blueprint).filter(([, place]) =>
    before.some((face) => isBetween(face, eye, place)),
  );
  return [...new Set(hidden.map(([part]) => part))];
}

function isBetween({ min, max }: Box, from: Point, to: Point): boolean {
  const [x, y, z] = [to.x - from.x, to.y - from.y, to.z - from.z];
  const length = Math.hypot(x, y, z);
  const ray = { origin: from, direction: { x: x / length, y: y / length, z: z / length } };
  return (enterBox(ray, min, max) ?? Infinity) < length - TOUCHING_BLOCKS;
}

/** Every face of the props round a plot, in the plot's own blocks as a blueprint counts them. */
export function facesOnPlot(props: readonly PropPlacement[], plot: Plot): readonly Box[] {
  const near = props.filter(({ x, z }) => Math.hypot(x - plot.x, z - plot.z) < NEIGHBOURHOOD_BLOCKS);
  return near.flatMap((prop) =>
    facesOf(propMesh(prop.kind)).map(({ min, max }) => {
      const [a, b] = [onPlot(min, prop, plot), onPlot(max, prop, plot)];
      return {
        min: { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), z: Math.min(a.z, b.z) },
        max: { x: Math.max(a.x, b.x), y: Math.max(a.y, b.y), z: Math.max(a.z, b.z) },
      };
    }),
  );
}

/** A plot's half and the widest prop near one. */
const NEIGHBOURHOOD_BLOCKS = 20;

function onPlot({ x, y, z }: Point, prop: PropPlacement, plot: Plot): Point {
  const { scale } = prop;
  const origin = toWorld({ x: x * scale, y: y * scale, z: z * scale }, prop);
  const local = toLocal({ origin, direction: origin }, plot).origin;
  return { x: local.x + PLOT_SIZE / 2, y: local.y, z: local.z + PLOT_SIZE / 2 };
}
