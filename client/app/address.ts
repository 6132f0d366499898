import type { Settings } from '../store/settings.ts';

/** What the page's address fixes, for pictures and tests: `?quality=&time=&seed=&calm=1&bench=1&tour=1`. */
export interface Address {
  readonly settings: Partial<Pick<Settings, 'quality' | 'time'>>;
  readonly seed: number;
  /** No motion that nobody asked for. */
  readonly isCalm: boolean;
  /** Fly the fixed path and draw every frame. */
  readonly isBench: boolean;
  /** Show around whoever does nothing. */
  readonly isTour: boolean;
}

const FIXED_TIMES = ['day', 'dusk', 'night'] as const;
export type FixedTime = (typeof FIXED_TIMES)[number];
const QUALITIES = ['low', 'medium', 'high'] as const;
const DEFAULT_SEED = 7;

/** Total: what is missing or wrong is left to the visitor's own settings. */
export function readAddress({ search }: Pick<Location, 'search'>, reducedMotion: boolean): Address {
  const query = new URLSearchParams(search);
  const quality = QUALITIES.find((name) => name === query.get('quality'));
  const time = FIXED_TIMES.find((name) => name === query.get('time'));
  const seed = Number.parseInt(query.get('seed') ?? '', 10);
  return {
    settings: { ...(quality !== undefined && { quality }), ...(time !== undefined && { time }) },
    seed: Number.isNaN(seed) ? DEFAULT_SEED : seed,
    isCalm: query.get('calm') === '1' || reducedMotion,
    isBench: query.get('bench') === '1',
    isTour: query.get('tour') === '1',
  };
}

/** The building that a link leads to, or ''. A broken escape stands as it is. */
export function buildingOf(hash: string): string {
  const text = hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
