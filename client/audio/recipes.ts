/** One voice of a sound: a tone that glides, or filtered noise. Seconds from the start of the sound. */
export interface Voice {
  readonly wave: OscillatorType | 'noise';
  readonly at: number;
  readonly seconds: number;
  /** Hertz at its beginning and end: of the tone, or of the band that the noise is filtered to. */
  readonly from: number;
  readonly to: number;
  /** Loudest amplitude. */
  readonly gain: number;
}

/** Full amplitude less 12 dB: the sum of a sound's voices never exceeds it. */
export const LOUDEST = 10 ** (-12 / 20);
export const LONGEST_SECONDS = 1;

/** Everything is drawn by these numbers; nothing is recorded. */
export const RECIPES = {
  /** Wood on wood, then the relay. */
  lever: [
    { wave: 'noise', at: 0, seconds: 0.05, from: 900, to: 500, gain: 0.13 },
    { wave: 'triangle', at: 0, seconds: 0.09, from: 190, to: 110, gain: 0.1 },
    { wave: 'square', at: 0.12, seconds: 0.02, from: 1400, to: 1200, gain: 0.02 },
  ],
  glassCase: [
    { wave: 'sine', at: 0, seconds: 0.3, from: 2100, to: 2080, gain: 0.07 },
    { wave: 'sine', at: 0.02, seconds: 0.22, from: 3350, to: 3300, gain: 0.04 },
  ],
  tick: [{ wave: 'noise', at: 0, seconds: 0.025, from: 2600, to: 1800, gain: 0.09 }],
  start: [
    { wave: 'sawtooth', at: 0, seconds: 0.7, from: 55, to: 110, gain: 0.06 },
    { wave: 'sine', at: 0.1, seconds: 0.8, from: 165, to: 330, gain: 0.08 },
  ],
  stop: [
    { wave: 'sawtooth', at: 0, seconds: 0.7, from: 110, to: 45, gain: 0.06 },
    { wave: 'sine', at: 0, seconds: 0.7, from: 330, to: 130, gain: 0.08 },
  ],
  bell: [
    { wave: 'sine', at: 0, seconds: 0.8, from: 660, to: 660, gain: 0.1 },
    { wave: 'sine', at: 0, seconds: 0.5, from: 1590, to: 1590, gain: 0.05 },
  ],
  /** One low bell: somebody should look. */
  crash: [
    { wave: 'sine', at: 0, seconds: 1, from: 147, to: 146, gain: 0.14 },
    { wave: 'sine', at: 0, seconds: 0.7, from: 352, to: 350, gain: 0.06 },
    { wave: 'noise', at: 0, seconds: 0.06, from: 400, to: 200, gain: 0.04 },
  ],
  demolish: [
    { wave: 'sine', at: 0, seconds: 0.35, from: 90, to: 38, gain: 0.14 },
    { wave: 'noise', at: 0.05, seconds: 0.75, from: 700, to: 160, gain: 0.09 },
  ],
  freeze: [
    { wave: 'noise', at: 0, seconds: 0.4, from: 5200, to: 2600, gain: 0.06 },
    { wave: 'sine', at: 0.05, seconds: 0.45, from: 1250, to: 1900, gain: 0.05 },
  ],
  thaw: [{ wave: 'sine', at: 0, seconds: 0.4, from: 1700, to: 700, gain: 0.07 }],
  refuse: [{ wave: 'triangle', at: 0, seconds: 0.18, from: 130, to: 98, gain: 0.12 }],
} as const satisfies Readonly<Record<string, readonly Voice[]>>;

export type SoundName = keyof typeof RECIPES;
