import type { Blueprint } from '../../client/city/blueprints/blueprint.ts';
import { CONTROL_BOXES } from '../../client/city/controls.ts';
import { facesOf } from '../../client/city/faces.ts';
import type { Mesh } from '../../client/city/mesh.ts';
import type { Box, Point } from '../../client/city/parts.ts';
import { EYE_HEIGHT } from '../../client/player/body.ts';
import { enterBox } from '../../client/scene/view.ts';

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

/** Faces that may stand between that eye and a control. */
export const facesBefore = (blueprint: Blueprint, mesh: Mesh | null): readonly Box[] =>
  mesh === null ? [] : facesOf(mesh).filter(isBefore(blueprint));

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
  const hidden = partPlaces(blueprint).filter(([, place]) =>
    faces.some((face) => isBetween(face, eye, place)),
  );
  return [...new Set(hidden.map(([part]) => part))];
}

function isBetween({ min, max }: Box, from: Point, to: Point): boolean {
  const [x, y, z] = [to.x - from.x, to.y - from.y, to.z - from.z];
  const length = Math.hypot(x, y, z);
  const ray = { origin: from, direction: { x: x / length, y: y / length, z: z / length } };
  return (enterBox(ray, min, max) ?? Infinity) < length - TOUCHING_BLOCKS;
}
