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
    shellTriangles: 50_000,
    distantDressings: 24,
    fittings: 9,
    signs: 40,
    propReach: 0.6,
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
    signs: 120,
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
    signs: 200,
    propReach: 1.2,
    pixelRatio: 2,
    antialias: true,
    shadowMap: 4096,
    ambient: true,
  },
};

export const limitsOf = (quality: Quality): QualityLimits => LIMITS[quality];
