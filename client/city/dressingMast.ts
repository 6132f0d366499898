import type { Blueprint } from './blueprints/blueprint.ts';
import type { LooseBox } from './boxes.ts';
import type { Point } from './parts.ts';

export type FlagPose = 'none' | 'half' | 'tick';

const POLE = 1;
const LANTERN = 0.85;
const FLAG_POLE = 2.3;
const FLAG_WIDTH = 1.6;
const FLAG_HEIGHT = 1;

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

function flagBoxes({ x, y, z }: Point, pose: 'half' | 'tick'): LooseBox[] {
  const foot = y + POLE + LANTERN + 0.14;
  const top = foot + FLAG_POLE - 0.1 - (pose === 'half' ? 1.15 : 0);
  const cloth = Array.from({ length: WAVES }, (_, i): LooseBox => {
    const from = x + 0.06 + (i * FLAG_WIDTH) / WAVES;
    const sway = Math.sin(i * 1.4) * 0.07;
    return {
      cuboid: [
        from,
        top - FLAG_HEIGHT - i * 0.03,
        z - 0.04 + sway,
        from + FLAG_WIDTH / WAVES,
        top - i * 0.03,
        z + 0.04 + sway,
      ],
      material: 'flag',
    };
  });
  return [
    {
      cuboid: [x - 0.06, foot, z - 0.06, x + 0.06, foot + FLAG_POLE, z + 0.06],
      material: 'trim',
      without: [3],
    },
    {
      cuboid: [x - 0.12, foot + FLAG_POLE, z - 0.12, x + 0.12, foot + FLAG_POLE + 0.2, z + 0.12],
      material: 'pole',
    },
    ...cloth,
    ...(pose === 'tick' ? tickBoxes({ x, y: top, z }) : []),
  ];
}

/** Steps of the tick from its left end, down and up again, seen from both sides. */
const TICK = [
  [0.4, -0.5],
  [0.56, -0.66],
  [0.72, -0.52],
  [0.88, -0.38],
  [1.04, -0.24],
] as const;

const tickBoxes = ({ x, y, z }: Point): LooseBox[] =>
  TICK.map(([across, down]) => ({
    cuboid: [x + across - 0.1, y + down - 0.1, z - 0.15, x + across + 0.1, y + down + 0.1, z + 0.15],
    material: 'white',
    without: [0, 1, 2, 3],
  }));
