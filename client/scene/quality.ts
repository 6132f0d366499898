export const QUALITIES = ['low', 'medium', 'high'] as const;
export type Quality = (typeof QUALITIES)[number];

export interface QualityLimits {
  /** Blocks within which buildings show their shells, and how many of them at most. */
  readonly shellRadius: number;
  readonly shells: number;
  readonly shellTriangles: number;
  /** Beyond the shells, so many of those that do not simply run still show what they wear. */
  readonly distantDressings: number;
  readonly fittings: number;
  /** Boards are read further than switches are used. */
  readonly signs: number;
  /** Stretches the distances to which props are drawn. */
  readonly propReach: number;
  readonly pixelRatio: number;
  readonly antialias: boolean;
  /** Pixels on a side of the shadow map; 0 = none. */
  readonly shadowMap: number;
  /** Ambient motion: water, clouds, blinking. */
  readonly ambient: boolean;
}

const LIMITS: Readonly<Record<Quality, QualityLimits>> = {
  low: {
    shellRadius: 150,
    shells: 60,
    shellTriangles: 38_000,
    distantDressings: 24,
    fittings: 9,
    signs: 18,
    propReach: 0.48,
    pixelRatio: 1,
    antialias: false,
    shadowMap: 0,
    ambient: false,
  },
  medium: {
    shellRadius: 280,
    shells: 130,
    shellTriangles: 120_000,
    distantDressings: 60,
    fittings: 16,
    signs: 32,
    propReach: 0.9,
    pixelRatio: 1.5,
    antialias: true,
    shadowMap: 2048,
    ambient: true,
  },
  high: {
    shellRadius: 340,
    shells: 220,
    shellTriangles: 220_000,
    distantDressings: 120,
    fittings: 25,
    signs: 50,
    propReach: 1.2,
    pixelRatio: 2,
    antialias: true,
    shadowMap: 4096,
    ambient: true,
  },
};

/** Shares of what a quality asks for, where the machine is too slow for it. Switches stay: they are what one came for. */
const STEPS = [
  { pixels: 1, shells: 1, signs: 1 },
  { pixels: 0.8, shells: 0.8, signs: 1 },
  { pixels: 0.65, shells: 0.6, signs: 0.75 },
  { pixels: 0.5, shells: 0.4, signs: 0.5 },
] as const;
export const LAST_STEP = STEPS.length - 1;

/** What is drawn where nobody has chosen. */
export interface Tier {
  readonly quality: Quality;
  /** See `limitsOf`. */
  readonly step: number;
}

export const WITH_GPU: Tier = { quality: 'medium', step: 0 };
/** Where the governor would end after seconds of waiting. */
export const WITHOUT_GPU: Tier = { quality: 'low', step: LAST_STEP };

/** @param step 0 = all of it */
export function limitsOf(quality: Quality, step = 0): QualityLimits {
  const limits = LIMITS[quality];
  const { pixels, shells, signs } = STEPS[Math.min(step, LAST_STEP)] ?? STEPS[0];
  return {
    ...limits,
    pixelRatio: limits.pixelRatio * pixels,
    shellRadius: limits.shellRadius * shells,
    shellTriangles: limits.shellTriangles * shells,
    signs: Math.round(limits.signs * signs),
  };
}
