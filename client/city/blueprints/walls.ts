import type { LooseBox } from '../boxes.ts';
import type { MaterialName } from '../materials.ts';
import type { Cuboid } from '../voxels.ts';
import { FRONT, INWARD, addBox, onWall, type Draft, type Opening, type Side } from './draft.ts';
import { farBlock } from './far.ts';

export interface BodyMaterials {
  readonly wall: MaterialName;
  readonly post?: MaterialName;
}

const POST = 0.5;

/** A storey: solid, with corner posts. */
export function body(draft: Draft, cuboid: Cuboid, { wall, post }: BodyMaterials): void {
  const [x0, y0, z0, x1, y1, z1] = cuboid;
  draft.volume.fill(cuboid, wall);
  farBlock(draft, cuboid, { walls: wall });
  if (!post) return;
  for (const x of [x0, x1 - POST])
    for (const z of [z0, z1 - POST]) draft.volume.fill([x, y0, z, x + POST, y1, z + POST], post);
}

/** The first course: darker, and a hand wider at the sides and back; flush in front, where the controls are. */
export function plinth(draft: Draft, [x0, , z0, x1, , z1]: Cuboid, material: MaterialName = 'plinth'): void {
  const out = 0.14;
  const top = 0.5;
  draft.volume.fill([x0, 0, z0, x1, top, z1], material);
  draft.boxes.push(
    { cuboid: [x0 - out, 0, z0, x0, top, z1], material, without: [0, 3] },
    { cuboid: [x1, 0, z0, x1 + out, top, z1], material, without: [1, 3] },
    { cuboid: [x0 - out, 0, z0 - out, x1 + out, top, z0], material, without: [3, 4] },
  );
}

/** A moulding round the body, a little proud of the wall. */
export function band(draft: Draft, [x0, y0, z0, x1, y1, z1]: Cuboid, material: MaterialName): void {
  const out = 0.14;
  addBox(draft, [x0 - out, y0, z0 - out, x1 + out, y1, z1 + out], material);
}

export interface WindowStyle {
  readonly width?: number;
  readonly height?: number;
  readonly shutters?: boolean;
  readonly flowers?: boolean;
  readonly sill?: MaterialName;
}

export type Place = Pick<Opening, 'side' | 'plane' | 'along' | 'y'>;

const WINDOW_WIDTH = 1;
const WINDOW_HEIGHT = 1.5;
const RECESS = 0.5;

/** A window set half a block into the wall, with a sill. */
export function windowAt(draft: Draft, place: Place, style: WindowStyle = {}): void {
  const { width = WINDOW_WIDTH, height = WINDOW_HEIGHT, sill = 'trim' } = style;
  const { side, plane, along, y } = place;
  const end = along + width;
  draft.volume.fill(onWall(side, plane, [along, end, y, y + height, -RECESS, 0]), null);
  draft.volume.fill(onWall(side, plane, [along, end, y, y + height, -2 * RECESS, -RECESS]), 'glass');
  draft.windows.push({ ...place, width, height });
  draft.boxes.push({
    cuboid: onWall(side, plane, [along - 0.1, end + 0.1, y - 0.14, y + 0.06, -0.4, 0.16]),
    material: sill,
    without: [INWARD[side]],
  });
  if (style.shutters) openShutters(draft, { ...place, width, height });
  if (style.flowers) flowerBox(draft, { ...place, width, height });
}

function openShutters(draft: Draft, { side, plane, along, y, width, height }: Opening): void {
  for (const [from, to] of [
    [along - 0.5, along - 0.03],
    [along + width + 0.03, along + width + 0.5],
  ] as const) {
    draft.boxes.push({
      cuboid: onWall(side, plane, [from, to, y, y + height, 0, 0.1]),
      material: 'shutter',
      without: [INWARD[side], 3],
    });
  }
}

const BLOSSOMS: readonly MaterialName[] = ['hedge', 'blossomRose', 'hedge', 'blossomStraw'];

function flowerBox(draft: Draft, { side, plane, along, y, width }: Opening): void {
  const trough = onWall(side, plane, [along - 0.1, along + width + 0.1, y - 0.42, y - 0.08, 0.02, 0.4]);
  draft.boxes.push({ cuboid: trough, material: 'boards', without: [INWARD[side]] });

  BLOSSOMS.forEach((material, i) => {
    const from = along - 0.04 + (i * (width + 0.08)) / BLOSSOMS.length;
    const to = from + width / BLOSSOMS.length - 0.02;
    const top = y + 0.06 + (i % 2) * 0.1;
    const cuboid = onWall(side, plane, [from, to, y - 0.1, top, 0.07, 0.35]);
    draft.boxes.push({ cuboid, material, without: [INWARD[side], 3] });
  });
}

/** Windows along one wall, from the first to the last position. */
export function windowRow(draft: Draft, places: readonly Place[], style: WindowStyle = {}): void {
  for (const place of places) windowAt(draft, place, style);
}

export const placesOn = (
  wall: Pick<Opening, 'side' | 'plane' | 'y'>,
  alongs: readonly number[],
): readonly Place[] => alongs.map((along) => ({ ...wall, along }));

/** Both flanks of a body share their windows. */
export function flankWindows(draft: Draft, flanks: Flanks, style: WindowStyle = {}): void {
  const sides: readonly (readonly [Side, number])[] = [
    ['left', flanks.left],
    ['right', flanks.right],
  ];
  for (const [side, plane] of sides)
    windowRow(draft, placesOn({ side, plane, y: flanks.y }, flanks.alongs), style);
}

export interface Flanks {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly alongs: readonly number[];
}

const WALL = 1;
const DOOR_HEIGHT = 2;
const CEILING = 3.5;

/** A room in a body whose walls have windows beside it. */
export const room = (draft: Draft, body: Cuboid, doorX: number): void => hollow(draft, body, [doorX, WALL]);

/** One behind walls of half a block, for a body without windows in its ground storey. */
export const wideRoom = (draft: Draft, body: Cuboid, doorX: number): void =>
  hollow(draft, body, [doorX, WALL / 2]);

/** Makes a room of the ground storey: hollow, floored, and entered by a doorway one wide and two high whose middle is `doorX`. */
function hollow(draft: Draft, [x0, , z0, x1, , z1]: Cuboid, [doorX, thick]: readonly [number, number]): void {
  const inner: Cuboid = [x0 + thick, 0, z0 + thick, x1 - thick, CEILING, z1 - WALL];
  draft.volume.fill(inner, null);
  clear(draft.boxes, inner);
  draft.room = {
    min: { x: inner[0], y: 0, z: inner[2] },
    max: { x: inner[3], y: CEILING, z: inner[5] },
  };
  draft.volume.fill([doorX - 0.5, 0, FRONT - WALL, doorX + 0.5, DOOR_HEIGHT, FRONT], null);
  draft.boxes.push(
    {
      cuboid: [inner[0], 0, inner[2], inner[3], 0.03, FRONT - WALL],
      material: 'plank',
      without: [0, 1, 3, 4, 5],
    },
    {
      cuboid: [doorX - 0.5, 0, FRONT - WALL, doorX + 0.5, 0.03, FRONT],
      material: 'plank',
      without: [0, 1, 3, 4, 5],
    },
  );
}

/** A room may reach into a wing or a tower: what goes round the foot of the body in front of it would lie across the room. */
function clear(boxes: LooseBox[], [x0, y0, z0, x1, y1, z1]: Cuboid): void {
  const isOutside = ({ cuboid: [a0, b0, c0, a1, b1, c1] }: LooseBox): boolean =>
    a0 >= x1 || a1 <= x0 || b0 >= y1 || b1 <= y0 || c0 >= z1 || c1 <= z0;
  boxes.splice(0, boxes.length, ...boxes.filter(isOutside));
}
