export const QUALITIES = ['auto', 'low', 'medium', 'high'] as const;
export type Quality = (typeof QUALITIES)[number];

/** `clock` follows the visitor's own time of day. */
export const TIMES = ['clock', 'day', 'dusk', 'night'] as const;
export type TimeOfDay = (typeof TIMES)[number];

/** What is kept in the browser between visits. */
export interface Settings {
  readonly quality: Quality;
  readonly time: TimeOfDay;
  /** Factor of the look speed, SENSITIVITY_MIN … SENSITIVITY_MAX. */
  readonly sensitivity: number;
  readonly invert: boolean;
  readonly muted: boolean;
  readonly minimap: boolean;
  /** Whether a lever was ever pulled here; the first hint is shown until then. */
  readonly pulledLever: boolean;
}

export const SENSITIVITY_MIN = 0.2;
export const SENSITIVITY_MAX = 3;
const KEY = 'cratecraft.settings';

export const DEFAULT_SETTINGS: Settings = {
  quality: 'auto',
  time: 'clock',
  sensitivity: 1,
  invert: false,
  muted: false,
  minimap: true,
  pulledLever: false,
};

/** Whatever is missing or wrong in the storage is the default; a storage that refuses is an empty one. */
export function loadSettings(storage: Pick<Storage, 'getItem'> | null): Settings {
  const kept = readKept(storage);
  return {
    quality: oneOf(QUALITIES, kept.get('quality')) ?? DEFAULT_SETTINGS.quality,
    time: oneOf(TIMES, kept.get('time')) ?? DEFAULT_SETTINGS.time,
    sensitivity: toSensitivity(kept.get('sensitivity')),
    invert: kept.get('invert') === true,
    muted: kept.get('muted') === true,
    minimap: kept.get('minimap') !== false,
    pulledLever: kept.get('pulledLever') === true,
  };
}

export function saveSettings(storage: Pick<Storage, 'setItem'> | null, settings: Settings): void {
  try {
    storage?.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A full or forbidden storage costs the visitor nothing but the memory of this choice.
  }
}

/** The member that equals the value, or undefined: for storage and for the page's address. */
export const oneOf = <T extends string>(members: readonly T[], value: unknown): T | undefined =>
  members.find((member) => member === value);

function readKept(storage: Pick<Storage, 'getItem'> | null): ReadonlyMap<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    return new Map(typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []);
  } catch {
    return new Map();
  }
}

function toSensitivity(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return DEFAULT_SETTINGS.sensitivity;
  return Math.min(SENSITIVITY_MAX, Math.max(SENSITIVITY_MIN, value));
}
