import type { Blueprint } from './blueprints/blueprint.ts';
import type { LooseBox } from './boxes.ts';
import type { MaterialName } from './materials.ts';
import type { Point } from './parts.ts';

export type FlagPose = 'none' | 'half' | 'tick';

const POLE = 1;
const LANTERN = 0.85;

interface Flag {
  readonly pole: number;
  readonly width: number;
  readonly height: number;
  readonly material: MaterialName;
}

/**
 * A health check says more than a process that merely runs, and that must show from afar without colour: its flag is larger than
 * the lantern and darker than the sky, with the tick in white.
 */
const FLAGS: Readonly<Record<Exclude<FlagPose, 'none'>, Flag>> = {
  tick: { pole: 2.6, width: 3.1, height: 2.2, material: 'flagHealthy' },
  half: { pole: 2.3, width: 1.6, height: 1, material: 'flag' },
};

/** The middle of the lantern on the state mast. */
export const lanternPoint = ({ mast }: Pick<Blueprint, 'mast'>): Point => ({
  ...mast,
  y: mast.y + POLE + LANTERN / 2,
});

/** A lantern in the colour of the state over every roof; above it a flag, ticked when healthy, at half mast while starting. */
export function mastBoxes({ mast }: Pick<Blueprint, 'mast'>, flag: FlagPose): LooseBox[] {
  const lantern = lanternBoxes(mast);
  return flag === 'none' ? lantern : [...lantern, ...flagBoxes(mast, flag)];
}

function lanternBoxes({ x, y, z }: Point): LooseBox[] {
  const [foot, top] = [y + POLE, y + POLE + LANTERN];
  const half = LANTERN / 2;
  const posts = [-half, half].flatMap((dx) =>
    [-half, half].map((dz): LooseBox => ({
      cuboid: [x + dx - 0.06, foot, z + dz - 0.06, x + dx + 0.06, top, z + dz + 0.06],
      material: 'dark',
      without: [2, 3],
    })),
  );
  return [
    { cuboid: [x - 0.1, y - 0.5, z - 0.1, x + 0.1, foot, z + 0.1], material: 'dark', without: [2, 3] },
    { cuboid: [x - half, foot, z - half, x + half, top, z + half], material: 'stateLamp', without: [2, 3] },
    { cuboid: [x - 0.54, foot - 0.1, z - 0.54, x + 0.54, foot, z + 0.54], material: 'dark' },
    { cuboid: [x - 0.54, top, z - 0.54, x + 0.54, top + 0.14, z + 0.54], material: 'dark' },
    ...posts,
  ];
}

const WAVES = 4;
const HALF_MAST = 1.15;

function flagBoxes({ x, y, z }: Point, pose: 'half' | 'tick'): LooseBox[] {
  const { pole, width, height, material } = FLAGS[pose];
  const foot = y + POLE + LANTERN + 0.14;
  const top = foot + pole - 0.1 - (pose === 'half' ? HALF_MAST : 0);
  const cloth = Array.from({ length: WAVES }, (_, i): LooseBox => {
    const from = x + 0.06 + (i * width) / WAVES;
    const sway = Math.sin(i * 1.4) * 0.07;
    const [low, high] = [top - height - i * 0.03, top - i * 0.03];
    return { cuboid: [from, low, z - 0.04 + sway, from + width / WAVES, high, z + 0.04 + sway], material };
  });
  return [
    { cuboid: [x - 0.06, foot, z - 0.06, x + 0.06, foot + pole, z + 0.06], material: 'trim', without: [3] },
    {
      cuboid: [x - 0.12, foot + pole, z - 0.12, x + 0.12, foot + pole + 0.2, z + 0.12],
      material: 'pole',
    },
    ...cloth,
    ...(pose === 'tick' ? tickBoxes({ x, y: top, z }) : []),
  ];
}

/** Steps of the tick from its left end, down and up again, seen from both sides. */
const TICK = [
  [0.7, -0.95],
  [0.98, -1.23],
  [1.26, -0.98],
  [1.54, -0.73],
  [1.82, -0.48],
] as const;
const TICK_HALF = 0.19;

const tickBoxes = ({ x, y, z }: Point): LooseBox[] =>
  TICK.map(([across, down]) => {
    const [left, low] = [x + across - TICK_HALF, y + down - TICK_HALF];
    return {
      cuboid: [left, low, z - 0.15, left + 2 * TICK_HALF, low + 2 * TICK_HALF, z + 0.15],
      material: 'white',
      without: [0, 1, 2, 3],
    };
  });
