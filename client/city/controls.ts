import type { Mesh } from './mesh.ts';
import { meshBoxes, type LooseBox } from './boxes.ts';
import {
  columnBoxes,
  doorBoxes,
  lampBoxes,
  meterBoxes,
  plateBoxes,
  signBoxes,
  tankBoxes,
} from './controlsFront.ts';
import type { Box, FrontPart, Point } from './parts.ts';
import type { Cuboid } from './voxels.ts';

/**
 * The control front: the same on every building. Lengths are in blocks from the middle of the door's foot, on the façade:
 * x to the visitor's right, y up, z towards the street.
 */

const LEVER_X = 1.16;
const LEVER_Y = 0.92;
const BUTTON_X = -1.02;
const BUTTON_Y = 0.95;
const ICE_X = -1.62;
const ICE_SCALE = 0.78;
const BELL_Y = 1.62;

/** Where the moving meshes are put; each has its own origin there. */
export const ANCHORS = {
  lever: { x: LEVER_X, y: LEVER_Y, z: 0.12 },
  button: { x: BUTTON_X, y: BUTTON_Y, z: 0.12 },
  /** The hinge of the glass case, at its upper edge; it opens upward. */
  glassCase: { x: BUTTON_X, y: BUTTON_Y + 0.22, z: 0.12 },
  /** Where the bell hangs; it swings about x. */
  bell: { x: BUTTON_X, y: BELL_Y + 0.26, z: 0.28 },
  iceLever: { x: ICE_X, y: BUTTON_Y, z: 0.1 },
  /** The hinge of the door's leaf; it opens inward, about y. */
  door: { x: -0.44, y: 0, z: -0.2 },
} as const satisfies Readonly<Record<string, Point>>;

/** Radians from the middle to either end; up is on. */
export const LEVER_THROW = (38 * Math.PI) / 180;

/** The face that text is drawn on: lower left and upper right corner. */
export const SIGN_FACE: Box = { min: { x: -2.1, y: 2.3, z: 0.21 }, max: { x: 2.1, y: 3.56, z: 0.21 } };

/** Of the meter sign: between door and CPU column, above the lever. */
export const METER_FACE: Box = { min: { x: 0.78, y: 1.6, z: 0.13 }, max: { x: 1.72, y: 2.1, z: 0.13 } };

/** Of what is kept free before the controls: a little beyond lamp and tank. */
export const CONTROLS_HALF_WIDTH = 3;
export const CONTROLS_HEIGHT = 4;

const around = ({ x, y }: Omit<Point, 'z'>, [w, h]: readonly [number, number], depth: number): Box => ({
  min: { x: x - w, y: y - h, z: -0.05 },
  max: { x: x + w, y: y + h, z: depth },
});

/** What is aimed at; a little larger than what is seen. */
export const CONTROL_BOXES: Readonly<Record<FrontPart, Box>> = {
  lever: around({ x: LEVER_X, y: LEVER_Y }, [0.3, 0.62], 0.9),
  button: around({ x: BUTTON_X, y: BUTTON_Y - 0.02 }, [0.29, 0.3], 0.5),
  bell: around({ x: BUTTON_X, y: BELL_Y }, [0.27, 0.32], 0.52),
  iceLever: around({ x: ICE_X, y: BUTTON_Y }, [0.25, 0.5], 0.72),
  sign: { min: { x: -2.2, y: 2.22, z: 0 }, max: { x: 2.2, y: 3.64, z: 0.2 } },
  door: { min: { x: -0.63, y: 0, z: -0.3 }, max: { x: 0.63, y: 2.14, z: 0.12 } },
};

/** All that stands still: door frame, step, plates, CPU column, tank, sign and meter boards and the lamp beside it. */
export const frontMesh = (): Mesh =>
  meshBoxes([
    ...doorBoxes(),
    ...plateBoxes({ x: LEVER_X, y: LEVER_Y, scale: 1, material: 'stone' }),
    ...plateBoxes({ x: ICE_X, y: BUTTON_Y, scale: ICE_SCALE, material: 'pewter' }),
    ...hazardPlate(),
    ...columnBoxes(2.1),
    ...tankBoxes(-2.22),
    ...signBoxes(),
    ...meterBoxes(),
    ...lampBoxes([-2.5, 2.42]),
  ]);

const hazardPlate = (): LooseBox[] => {
  const [x, y] = [BUTTON_X, BUTTON_Y];
  return [
    { cuboid: [x - 0.27, y - 0.27, 0, x + 0.27, y + 0.27, 0.1], material: 'hazard', without: [5] },
    { cuboid: [x - 0.21, y - 0.21, 0.1, x + 0.21, y + 0.21, 0.13], material: 'iron', without: [5] },
    { cuboid: [x - 0.18, y - 0.18, 0.13, x + 0.18, y + 0.18, 0.15], material: 'dark', without: [5] },
  ];
};

/** Points straight out of its plate; turn it about x by ± `LEVER_THROW`. */
export const leverMesh = (): Mesh => meshBoxes(leverBoxes(1, 'knob'));

export const iceLeverMesh = (): Mesh => meshBoxes(leverBoxes(ICE_SCALE, 'knobIce'));

const ARM = 0.6;
const KNOB = 0.165;

function leverBoxes(scale: number, knob: 'knob' | 'knobIce'): LooseBox[] {
  const arm = 0.06 * scale;
  const hub = 0.09 * scale;
  return [
    { cuboid: [-hub, -hub, -0.02, hub, hub, 0.1 * scale], material: 'brass', without: [5] },
    { cuboid: [-arm, -arm, 0, arm, arm, ARM * scale], material: 'boards', without: [4, 5] },
    ...knobBoxes([0, 0, ARM * scale], KNOB * scale, knob),
  ];
}

/** A dark cube with a plate on each side but the back, so that its edges are outlined; a glint in the upper left. */
function knobBoxes(
  [x, y, z]: readonly [number, number, number],
  half: number,
  material: 'knob' | 'knobIce',
): LooseBox[] {
  const inner = half - 0.025;
  const outer = half + 0.02;
  const plate = (cuboid: Cuboid, without: LooseBox['without']): LooseBox => ({
    cuboid,
    material,
    ...(without && { without }),
  });
  return [
    { cuboid: [x - half, y - half, z - half, x + half, y + half, z + half], material: 'dark' },
    plate([x - outer, y - inner, z - inner, x + outer, y + inner, z + inner], [2, 3, 4, 5]),
    plate([x - inner, y - outer, z - inner, x + inner, y + outer, z + inner], [0, 1, 4, 5]),
    plate([x - inner, y - inner, z, x + inner, y + inner, z + outer], [0, 1, 2, 3, 5]),
    {
      cuboid: [x - inner * 0.75, y + inner * 0.2, z, x - inner * 0.2, y + inner * 0.75, z + outer + 0.02],
      material: 'white',
      without: [0, 1, 2, 3, 5],
    },
  ];
}

/** Stands out of its plate by 0.18. */
export const buttonMesh = (): Mesh =>
  meshBoxes([
    { cuboid: [-0.16, -0.16, 0, 0.16, 0.16, 0.18], material: 'remove', without: [5] },
    { cuboid: [-0.13, 0.04, 0.18, -0.02, 0.13, 0.205], material: 'white', without: [0, 1, 2, 3, 5] },
  ]);

const CASE = 0.44;
const CASE_DEPTH = 0.32;
const ROD = 0.036;

/** The frame of the case, hanging from its hinge. */
export function caseMesh(): Mesh {
  const h = CASE / 2;
  const rods: LooseBox[] = [];
  for (const x of [-h, h - ROD]) {
    rods.push({ cuboid: [x, -CASE, CASE_DEPTH - ROD, x + ROD, 0, CASE_DEPTH], material: 'pewter' });
    for (const y of [-CASE, -ROD])
      rods.push({ cuboid: [x, y, 0, x + ROD, y + ROD, CASE_DEPTH], material: 'pewter', without: [4, 5] });
  }
  for (const y of [-CASE, -ROD])
    rods.push({
      cuboid: [-h, y, CASE_DEPTH - ROD, h, y + ROD, CASE_DEPTH],
      material: 'pewter',
      without: [0, 1],
    });
  return meshBoxes(rods);
}

/** Its panes, to be drawn translucent (alpha 0.2). */
export const caseGlassMesh = (): Mesh =>
  meshBoxes([
    { cuboid: [-CASE / 2, -CASE, 0.01, CASE / 2, 0, CASE_DEPTH], material: 'frameGlass', without: [5] },
  ]);

export const bellMesh = (): Mesh =>
  meshBoxes([
    { cuboid: [-0.03, -0.06, -0.26, 0.03, 0.02, 0.06], material: 'dark', without: [5] },
    { cuboid: [-0.08, -0.16, -0.08, 0.08, -0.06, 0.08], material: 'bell', without: [3] },
    { cuboid: [-0.14, -0.32, -0.14, 0.14, -0.14, 0.14], material: 'bell', without: [3] },
    { cuboid: [-0.2, -0.38, -0.2, 0.2, -0.31, 0.2], material: 'bell' },
    { cuboid: [-0.05, -0.46, -0.05, 0.05, -0.38, 0.05], material: 'dark', without: [2] },
    { cuboid: [-0.015, -0.66, -0.015, 0.015, -0.46, 0.015], material: 'rope', without: [2] },
  ]);

/** The leaf, closed; its hinge at the origin. */
export const doorMesh = (): Mesh =>
  meshBoxes([
    { cuboid: [0, 0.03, 0, 0.88, 1.94, 0.1], material: 'door', without: [2, 3] },
    { cuboid: [0.68, 0.9, 0.1, 0.78, 1.04, 0.18], material: 'dark', without: [5] },
  ]);
