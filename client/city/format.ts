/** Figures as `docker stats` writes them. NaN and undefined are unknown, and never 0. */

export const UNKNOWN = '–';
const BINARY_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const BINARY_STEP = 1024;
const DIGITS = 4;

/** @param percent 100 = one core */
export const formatCpu = (percent: number | undefined): string =>
  percent === undefined || !Number.isFinite(percent) ? UNKNOWN : `${percent.toFixed(2)}%`;

/** Four digits at most: `512MiB`, `1.944GiB`. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return UNKNOWN;
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= BINARY_STEP && unit < BINARY_UNITS.length - 1) {
    value /= BINARY_STEP;
    unit += 1;
  }
  return `${Number(value.toPrecision(DIGITS))}${BINARY_UNITS[unit] ?? ''}`;
}

export const formatRate = (bytesPerSecond: number | undefined): string => {
  const bytes = formatBytes(bytesPerSecond);
  return bytes === UNKNOWN ? UNKNOWN : `${bytes}/s`;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long, in the two words that matter: `3 s`, `12 min`, `2 h 5 min`, `3 d 4 h`. */
export function formatAge(ms: number): string {
  const age = Math.max(0, ms);
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return twoWords([Math.floor(age / HOUR), 'h'], [Math.floor((age % HOUR) / MINUTE), 'min']);
  return twoWords([Math.floor(age / DAY), 'd'], [Math.floor((age % DAY) / HOUR), 'h']);
}

type Amount = readonly [number, string];

const twoWords = ([major, majorUnit]: Amount, [minor, minorUnit]: Amount): string =>
  minor === 0 ? `${major} ${majorUnit}` : `${major} ${majorUnit} ${minor} ${minorUnit}`;

/** One for all: to make one for each figure takes longer than to choose everything else that is near. */
const IN_ENGLISH = new Intl.NumberFormat('en');

/** `1 container`, `2 containers`. */
export const formatCount = (count: number, word: string): string =>
  `${IN_ENGLISH.format(count)} ${word}${count === 1 ? '' : 's'}`;
