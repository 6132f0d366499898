import { box, onlyFaces, type LooseBox } from './boxes.ts';
import type { MaterialName } from './materials.ts';
import type { Face } from './mesh.ts';
import type { Box, Point } from './parts.ts';
import type { Cuboid } from './voxels.ts';

/** The room itself: plaster over panels, beams under a ceiling of planks, lamps, and a rug. */
export const roomBoxes = (room: Box): LooseBox[] => [
  ...walls(room),
  ...ceiling(room),
  ...lamps(room),
  ...rug(room),
];

const RAIL = 1;
const RAIL_HEIGHT = 0.1;
const PLASTER = 0.03;
const PANEL = 0.06;
const MOULDING = 0.1;
/** What the frame of the door leaves of the wall that it stands in. */
const DOORWAY = { half: 0.5, high: 2 };

/** A strip of wall from x to x or z to z, seen from the room. */
interface Strip {
  readonly face: Face;
  readonly along: readonly [number, number];
}

/** How far a layer reaches up the wall and into the room. */
interface Layer {
  readonly y: readonly [number, number];
  readonly out: number;
  readonly material: MaterialName;
}

function walls(room: Box): LooseBox[] {
  const { min, max } = room;
  const door = (min.x + max.x) / 2;
  const strips: readonly Strip[] = [
    { face: 4, along: [min.x, max.x] },
    { face: 0, along: [min.z, max.z] },
    { face: 1, along: [min.z, max.z] },
    { face: 5, along: [min.x, door - DOORWAY.half] },
    { face: 5, along: [door + DOORWAY.half, max.x] },
  ];
  const over: Strip = { face: 5, along: [door - DOORWAY.half, door + DOORWAY.half] };
  const plaster = (low: number): Layer => ({ y: [low, max.y], out: PLASTER, material: 'cream' });
  return [
    ...strips.flatMap((strip) => [
      onWall(room, strip, { y: [0, RAIL], out: PANEL, material: 'boards' }),
      rail(room, strip),
      onWall(room, strip, plaster(RAIL + RAIL_HEIGHT)),
    ]),
    onWall(room, over, plaster(DOORWAY.high)),
  ];
}

const onWall = (room: Box, strip: Strip, { y, out, material }: Layer): LooseBox =>
  box(against(room, strip, [...y, out]), material, onlyFaces(strip.face));

/** Its upper side is seen as well. */
const rail = (room: Box, strip: Strip): LooseBox =>
  box(against(room, strip, [RAIL, RAIL + RAIL_HEIGHT, MOULDING]), 'oak', onlyFaces(strip.face, 2));

function against(
  { min, max }: Box,
  { face, along: [from, to] }: Strip,
  [y0, y1, out]: readonly [number, number, number],
): Cuboid {
  if (face === 0) return [min.x, y0, from, min.x + out, y1, to];
  if (face === 1) return [max.x - out, y0, from, max.x, y1, to];
  return face === 4 ? [from, y0, min.z, to, y1, min.z + out] : [from, y0, max.z - out, to, y1, max.z];
}

const BEAM = 0.28;
const PLATE = 0.2;
const POST = 0.18;

/** Planks, two beams across and one along the wall opposite the door, which rests on a post at either end. */
function ceiling({ min, max }: Box): LooseBox[] {
  const across = (z: number): LooseBox =>
    box([min.x, max.y - BEAM, z - BEAM / 2, max.x, max.y, z + BEAM / 2], 'oak', onlyFaces(3, 4, 5));
  const post = (x: number): LooseBox =>
    box([x, 0, min.z, x + POST, max.y - PLATE, min.z + POST], 'oakPost', onlyFaces(0, 1, 4));
  return [
    box([min.x, max.y - PLASTER, min.z, max.x, max.y, max.z], 'plank', onlyFaces(3)),
    across(lampLine({ min, max })),
    across(min.z + (max.z - min.z) * 0.8),
    box([min.x, max.y - PLATE, min.z, max.x, max.y, min.z + PLATE], 'oak', onlyFaces(3, 4)),
    post(min.x + PLASTER),
    post(max.x - PLASTER - POST),
  ];
}

const LAMP = { half: 0.18, low: 2.36, high: 2.72, rim: 0.25, rod: 0.03 };
const ASIDE = 0.3;
const AHEAD = { share: 0.27, most: 1 };

/** Near the wall across, so that their light falls on it and both are seen on coming in. */
const lampLine = ({ min, max }: Box): number => min.z + Math.min(AHEAD.most, (max.z - min.z) * AHEAD.share);

/** The middles of both lamps: on either side of the board, as seen from the door. */
export function lampPoints(room: Box): readonly [Point, Point] {
  const { min, max } = room;
  const [middle, aside] = [(min.x + max.x) / 2, (max.x - min.x) * ASIDE];
  const at = (x: number): Point => ({ x, y: (LAMP.low + LAMP.high) / 2, z: lampLine(room) });
  return [at(middle - aside), at(middle + aside)];
}

const lamps = (room: Box): LooseBox[] =>
  lampPoints(room).flatMap(({ x, z }) => {
    const { half, low, high, rim, rod } = LAMP;
    return [
      box([x - rod, high, z - rod, x + rod, room.max.y - BEAM, z + rod], 'dark', onlyFaces(0, 1, 4)),
      box([x - rim, high, z - rim, x + rim, high + 0.07, z + rim], 'dark'),
      box([x - half, low, z - half, x + half, high, z + half], 'lamp', [2]),
    ];
  });

/** In the middle of the floor, with a border. */
function rug({ min, max }: Box): LooseBox[] {
  const x = (min.x + max.x) / 2;
  const [far, near] = [min.z + 0.95, max.z - 0.25];
  const layer = (inset: number, y: number, material: MaterialName): LooseBox =>
    box([x - 1 + inset, y, far + inset, x + 1 - inset, y + 0.016, near - inset], material, onlyFaces(2));
  return [layer(0, 0.04, 'plum'), layer(0.14, 0.056, 'rugSand'), layer(0.34, 0.072, 'rugRose')];
}
