import type { Blueprint } from './blueprints/blueprint.ts';
import type { LooseBox } from './boxes.ts';
import { CONTROLS_HALF_WIDTH } from './controls.ts';
import type { MaterialName } from './materials.ts';
import type { Cuboid } from './voxels.ts';

/** Where the building is to stand or is being mended: a frame of light, a scaffold. */

interface Plan {
  readonly x: readonly [number, number];
  readonly z: readonly [number, number];
  readonly top: number;
}

const planOf = ({ body, eaves }: Blueprint, out: number): Plan => ({
  x: [body.min.x - out, body.max.x + out],
  z: [body.min.z - out, body.max.z + out],
  top: eaves,
});

const bar = (cuboid: Cuboid, half: number, material: MaterialName): LooseBox => {
  const [x0, y0, z0, x1, y1, z1] = cuboid;
  return { cuboid: [x0 - half, y0 - half, z0 - half, x1 + half, y1 + half, z1 + half], material };
};

const BOLD = 0.15;
const FINE = 0.06;
const GRID = 2;

/** A foundation, a drawing of the walls in bars of light, and a hoarding that bears the controls. */
export function frameBoxes(blueprint: Blueprint): LooseBox[] {
  const plan = planOf(blueprint, 0);
  const { x, z, top } = plan;
  const levels = steps(FOOT + GRID, top - 0.5);
  return [
    ...foundation(blueprint),
    ...hoarding(blueprint),
    ...ringBoxes(plan, top, 'frameBlue'),
    ...x.flatMap((px) => z.map((pz) => bar([px, FOOT, pz, px, top, pz], BOLD, 'frameBlue'))),
    ...levels.flatMap((y) => ringBoxes(plan, y, 'framePale')),
    ...steps(x[0] + GRID, x[1] - 0.5).flatMap((px) =>
      z.map((pz) => bar([px, FOOT, pz, px, top, pz], FINE, 'framePale')),
    ),
    ...steps(z[0] + GRID, z[1] - 0.5).flatMap((pz) =>
      x.map((px) => bar([px, FOOT, pz, px, top, pz], FINE, 'framePale')),
    ),
  ];
}

const FOOT = 0.5;

const steps = (from: number, below: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.ceil((below - from) / GRID)) }, (_, i) => from + i * GRID);

/** Four bars round the walls at one height. */
function ringBoxes({ x, z }: Plan, y: number, material: 'frameBlue' | 'framePale'): LooseBox[] {
  const half = material === 'frameBlue' ? BOLD : FINE;
  return [
    ...z.map((pz) => bar([x[0], y, pz, x[1], y, pz], half, material)),
    ...x.map((px) => bar([px, y, z[0], px, y, z[1]], half, material)),
  ];
}

const foundation = ({ body: { min, max } }: Blueprint): LooseBox[] => [
  {
    cuboid: [min.x - 0.3, 0, min.z - 0.3, max.x + 0.3, 0.35, max.z - 0.4],
    material: 'stoneLight',
    without: [3],
  },
  {
    cuboid: [min.x + 0.5, 0.35, min.z + 0.5, max.x - 0.5, 0.5, max.z - 1],
    material: 'stone',
    without: [3],
  },
];

/** Without a façade, the controls need something to be fixed to. */
const hoarding = ({ door }: Blueprint): LooseBox[] => [
  { cuboid: [door.x - 2.75, 0, door.z - 0.3, door.x + 2.55, 3.7, door.z], material: 'deck', without: [3] },
  {
    cuboid: [door.x - 2.85, 3.7, door.z - 0.35, door.x + 2.65, 3.85, door.z + 0.05],
    material: 'boards',
  },
];

/** Faint panes in the frame, to be drawn translucent. */
export function filmBoxes(blueprint: Blueprint): LooseBox[] {
  const { x, z, top } = planOf(blueprint, -0.02);
  return [{ cuboid: [x[0], 0.5, z[0], x[1], top, z[1]], material: 'frameBlue', without: [2, 3] }];
}

const POLE = 0.22;
const DECK_EVERY = 2.4;
const POLES_EVERY = 3.6;
const FIRST_DECK = 3.75;

/** A scaffold round a cottage still has two decks. */
const LOWEST_SCAFFOLD = 6.9;
const heightOf = (eaves: number): number => Math.max(LOWEST_SCAFFOLD, eaves + 1.6);

/** Poles, decks and rails about three sides; the street side stays open up to the sign: poles there stand on the first deck. */
export function scaffoldBoxes(blueprint: Blueprint): LooseBox[] {
  const { x, z, top } = planOf(blueprint, 0.9);
  const height = heightOf(top);
  const boxes: LooseBox[] = [];
  const pole = (px: number, pz: number): void => {
    const foot = isBeforeControls(blueprint, px + POLE / 2, pz) ? FIRST_DECK : 0;
    boxes.push({ cuboid: [px, foot, pz, px + POLE, height, pz + POLE], material: 'pole', without: [3] });
  };
  for (const px of evenly(x[0], x[1] - POLE)) for (const pz of [z[0], z[1] - POLE]) pole(px, pz);
  for (const pz of evenly(z[0], z[1] - POLE).slice(1, -1)) for (const px of [x[0], x[1] - POLE]) pole(px, pz);
  for (let y = FIRST_DECK; y < height - 0.5; y += DECK_EVERY) boxes.push(...deckBoxes({ x, z, top: y }));
  return boxes;
}

/** From the tank to the CPU column nothing may stand between the visitor and the controls. */
const isBeforeControls = ({ door }: Blueprint, x: number, z: number): boolean =>
  z > door.z && Math.abs(x - door.x) < CONTROLS_HALF_WIDTH;

function evenly(from: number, to: number): readonly number[] {
  const spans = Math.max(1, Math.round((to - from) / POLES_EVERY));
  return Array.from({ length: spans + 1 }, (_, i) => from + ((to - from) * i) / spans);
}

function deckBoxes({ x: [x0, x1], z: [z0, z1], top: y }: Plan): LooseBox[] {
  const rail = y + 1;
  return [
    { cuboid: [x0 - 0.3, y, z1 - 0.9, x1 + 0.3, y + 0.14, z1 + 0.2], material: 'deck' },
    { cuboid: [x1 - 0.9, y, z0 - 0.3, x1 + 0.2, y + 0.14, z1 - 0.9], material: 'deck' },
    { cuboid: [x0 - 0.2, y, z0 - 0.3, x0 + 0.9, y + 0.14, z1 - 0.9], material: 'deck' },
    { cuboid: [x0 - 0.3, rail, z1 - 0.06, x1 + 0.3, rail + 0.12, z1 + 0.06], material: 'pole' },
    { cuboid: [x1 - 0.06, rail, z0 - 0.3, x1 + 0.06, rail + 0.12, z1], material: 'pole' },
    { cuboid: [x0 - 0.06, rail, z0 - 0.3, x0 + 0.06, rail + 0.12, z1], material: 'pole' },
  ];
}

/** Nets on the scaffold, to be drawn translucent. */
export function netBoxes(blueprint: Blueprint): LooseBox[] {
  const { x, z, top } = planOf(blueprint, 0.78);
  const edge = heightOf(top) - 0.4;
  return [
    { cuboid: [x[0], FIRST_DECK + 0.2, z[1] - 0.04, x[1], edge, z[1]], material: 'net' },
    { cuboid: [x[1] - 0.04, 2, z[0], x[1], edge, z[1]], material: 'net' },
    { cuboid: [x[0], 2, z[0], x[0] + 0.04, edge, z[1]], material: 'net' },
  ];
}
