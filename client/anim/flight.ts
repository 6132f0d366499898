import { clamp01 } from './ease.ts';
import { noise } from '../city/noise.ts';
import type { Chip } from '../city/scatter.ts';

/** When a block leaves a building that is taken down, or comes to one that is built, and how it flies. */
export interface BlockFlight {
  readonly chip: Chip;
  /** Seconds from the beginning of the transition. */
  readonly startS: number;
  readonly lifeS: number;
  /** Blocks a second away from where it was; or for `arrive` blocks, from where it is going. */
  readonly way: { readonly x: number; readonly y: number; readonly z: number };
  readonly size: number;
}

export interface Front {
  /** Of the building, in blocks: there the edge between what stands and what does not begins or ends. */
  readonly height: number;
  /** Of the transition in which that edge passes over the building. */
  readonly durationS: number;
}

const ARRIVE_S = 0.38;
const FALL_S = 1.3;
const HIGHEST_START = 5;
const CRASH_S = 0.9;
/** Of a building that bursts, what lies below this share of its height stays. */
const CRASH_ABOVE = 0.55;

/** Blocks fly in from above and outside, and are there when the wall that they belong to is. */
export const arrivals = (chips: readonly Chip[], { height, durationS }: Front): readonly BlockFlight[] =>
  chips.map((chip, i) => {
    const due = clamp01(chip.at.y / height) * durationS;
    const startS = Math.max(0, due - ARRIVE_S);
    return {
      ...{ chip, startS, lifeS: Math.max(0.1, due - startS), size: sizeOf(i) },
      way: {
        x: chip.normal.x * 2 + swing(i, 1),
        y: 2 + HIGHEST_START * noise(i, 0, 2) * 0.6,
        z: chip.normal.z * 2 + swing(i, 3),
      },
    };
  });

/** Blocks break out from the roof down and fall away from the walls. */
export const departures = (chips: readonly Chip[], { height, durationS }: Front): readonly BlockFlight[] =>
  chips.map((chip, i) => ({
    ...{ chip, startS: (1 - clamp01(chip.at.y / height)) * durationS, lifeS: FALL_S, size: sizeOf(i) },
    way: thrown(chip, i),
  }));

/** The upper part bursts at once. */
export const outburst = (chips: readonly Chip[], { height }: Front): readonly BlockFlight[] =>
  chips
    .filter(({ at }) => at.y > height * CRASH_ABOVE)
    .map((chip, i) => ({
      ...{ chip, startS: 0, lifeS: CRASH_S, size: sizeOf(i) * 0.7 },
      way: thrown(chip, i),
    }));

const sizeOf = (i: number): number => 0.3 + 0.3 * noise(i, 0, 5);

/** −1 … 1 */
const swing = (i: number, seed: number): number => noise(i, 0, seed) * 2 - 1;

const thrown = ({ normal }: Chip, i: number) => ({
  x: normal.x * 2.6 + swing(i, 1) * 1.8,
  y: 1.5 + 3.2 * noise(i, 0, 2) + normal.y,
  z: normal.z * 2.6 + swing(i, 3) * 1.8,
});
