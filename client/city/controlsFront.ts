import type { LooseBox } from './boxes.ts';
import type { MaterialName } from './materials.ts';
import type { Cuboid } from './voxels.ts';

/** The parts of the control front that stand still; blocks from the middle of the door's foot. */

/** Against the façade: the back is never seen. */
const onFacade = (cuboid: Cuboid, material: MaterialName): LooseBox => ({ cuboid, material, without: [5] });

/** Only the side towards the street. */
const facing = (cuboid: Cuboid, material: MaterialName): LooseBox => ({
  cuboid,
  material,
  without: [0, 1, 2, 3, 5],
});

export const doorBoxes = (): LooseBox[] => [
  { cuboid: [-0.63, 0, -0.5, -0.44, 2, 0.09], material: 'timber', without: [3] },
  { cuboid: [0.44, 0, -0.5, 0.63, 2, 0.09], material: 'timber', without: [3] },
  { cuboid: [-0.7, 1.94, -0.5, 0.7, 2.14, 0.12], material: 'beam' },
  { cuboid: [-0.8, -0.02, 0, 0.8, 0.13, 0.75], material: 'stoneLight', without: [3, 5] },
];

interface Plate {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly material: MaterialName;
}

/** Outline, plate and slot of a lever; a lit mark above, a dark one below. */
export function plateBoxes({ x, y, scale, material }: Plate): LooseBox[] {
  const at = (w: number, h: number, [z0, z1]: readonly [number, number]): Cuboid => [
    x - w * scale,
    y - h * scale,
    z0,
    x + w * scale,
    y + h * scale,
    z1,
  ];
  const mark = (up: number): Cuboid => {
    const [mx, my] = [x + 0.15 * scale, y + up * scale];
    return [mx - 0.04, my - 0.04, 0.1, mx + 0.04, my + 0.04, 0.16];
  };
  return [
    onFacade(at(0.26, 0.5, [0, 0.1]), 'dark'),
    onFacade(at(0.22, 0.46, [0.1, 0.13]), material),
    facing(at(0.06, 0.34, [0.1, 0.15]), 'dark'),
    facing(mark(0.32), 'stateLamp'),
    facing(mark(-0.32), 'dark'),
  ];
}

const LAMPS = 10;
const LAMP_PITCH = 0.175;
const COLUMN_FOOT = 0.42;

/** Ten lamps, each with its index as emission. */
export function columnBoxes(x: number): LooseBox[] {
  const top = COLUMN_FOOT + LAMPS * LAMP_PITCH;
  const lamps = Array.from({ length: LAMPS }, (_, i): LooseBox => {
    const y = COLUMN_FOOT + i * LAMP_PITCH;
    return {
      cuboid: [x - 0.18, y + 0.02, 0.1, x + 0.18, y + LAMP_PITCH - 0.02, 0.2],
      material: 'cpuLamp',
      without: [5],
      emission: i,
    };
  });
  return [onFacade([x - 0.28, COLUMN_FOOT - 0.1, 0, x + 0.28, top + 0.1, 0.12], 'dark'), ...lamps];
}

const TANK_FOOT = 0.42;
const TANK_TOP = 2.17;

/** Foot, lid and corner rods of iron about a column that the shader fills to the level. */
export function tankBoxes(x: number): LooseBox[] {
  const half = 0.28;
  const rod = (side: number): LooseBox => ({
    cuboid: [x + side * half - 0.03, TANK_FOOT, 0.24, x + side * half + 0.03, TANK_TOP, 0.34],
    material: 'iron',
    without: [2, 3],
  });
  const marks = [0.25, 0.5, 0.75].map((share): LooseBox => {
    const y = TANK_FOOT + share * (TANK_TOP - TANK_FOOT);
    return facing([x - half, y - 0.018, 0.28, x - half + 0.2, y + 0.018, 0.345], 'dark');
  });
  return [
    onFacade([x - 0.36, TANK_FOOT - 0.1, 0, x + 0.36, TANK_FOOT, 0.38], 'iron'),
    onFacade([x - 0.36, TANK_TOP, 0, x + 0.36, TANK_TOP + 0.1, 0.38], 'iron'),
    { cuboid: [x - 0.25, TANK_FOOT, 0, x + 0.25, TANK_TOP, 0.28], material: 'tank', without: [2, 3, 5] },
    rod(-1),
    rod(1),
    ...marks,
  ];
}

/** A small framed board above the lever, for figures. */
export const meterBoxes = (): LooseBox[] => [
  onFacade([0.72, 1.53, 0, 1.78, 2.17, 0.1], 'beam'),
  facing([0.77, 1.58, 0.1, 1.73, 2.12, 0.12], 'trim'),
];

/** A framed board with a dark bar for the state along its lower edge. */
export const signBoxes = (): LooseBox[] => [
  onFacade([-2.2, 2.22, 0, 2.2, 3.64, 0.16], 'boards'),
  facing([-2.1, 2.3, 0.16, 2.1, 3.56, 0.17], 'trim'),
  facing([-2.1, 2.3, 0.16, 2.1, 2.72, 0.19], 'dark'),
];

/** The door lamp: a lantern of 0.4 on a bracket, in the colour of the state. */
export function lampBoxes([x, y]: readonly [number, number]): LooseBox[] {
  const middle = 0.38;
  return [
    { cuboid: [x - 0.06, y + 0.74, 0, x + 0.06, y + 0.84, middle + 0.1], material: 'dark', without: [5] },
    { cuboid: [x - 0.05, y + 0.5, middle - 0.05, x + 0.05, y + 0.76, middle + 0.05], material: 'dark' },
    {
      cuboid: [x - 0.2, y, middle - 0.2, x + 0.2, y + 0.44, middle + 0.2],
      material: 'stateLamp',
      without: [2, 3],
    },
    { cuboid: [x - 0.26, y + 0.42, middle - 0.26, x + 0.26, y + 0.52, middle + 0.26], material: 'dark' },
    { cuboid: [x - 0.26, y - 0.08, middle - 0.26, x + 0.26, y, middle + 0.26], material: 'dark' },
  ];
}
