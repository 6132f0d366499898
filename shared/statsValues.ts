/** How figures are rounded for the frames, and back. NaN = unknown. */

/** CPU in fifths of a percent: 131 cores fit in 16 bits. */
const CPU_STEPS = 5;
/** Memory as log2 in 1/1365 steps: 0.05 % apart, up to 256 TiB. */
const MEMORY_STEPS = 1365;
/** Rates as log2 in fifths of an octave. */
const RATE_STEPS = 5;
const UNKNOWN16 = 0xffff;
const UNKNOWN8 = 0xff;

export const packCpu = (percent: number): number =>
  Number.isNaN(percent) ? UNKNOWN16 : Math.min(UNKNOWN16 - 1, Math.max(0, Math.round(percent * CPU_STEPS)));

export const unpackCpu = (value: number): number => (value === UNKNOWN16 ? NaN : value / CPU_STEPS);

export const packMemory = (bytes: number): number => packLog(bytes, MEMORY_STEPS, UNKNOWN16);
export const unpackMemory = (value: number): number => unpackLog(value, MEMORY_STEPS, UNKNOWN16);
export const packRate = (bytes: number): number => packLog(bytes, RATE_STEPS, UNKNOWN8);
export const unpackRate = (value: number): number => unpackLog(value, RATE_STEPS, UNKNOWN8);

const packLog = (value: number, steps: number, unknown: number): number =>
  Number.isNaN(value)
    ? unknown
    : Math.min(unknown - 1, Math.round(Math.log2(Math.max(0, value) + 1) * steps));

const unpackLog = (value: number, steps: number, unknown: number): number =>
  value === unknown ? NaN : 2 ** (value / steps) - 1;
