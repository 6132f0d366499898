import type { TimeOfDay as Setting } from '../store/settings.ts';
import type { FixedTime } from './address.ts';

/** Hours of the visitor's clock: day from 8, dusk from 17, night from 21, and dusk again at dawn from 5. */
const HOURS: readonly (readonly [from: number, time: FixedTime])[] = [
  [21, 'night'],
  [17, 'dusk'],
  [8, 'day'],
  [5, 'dusk'],
  [0, 'night'],
];

/** @param hour 0 … 23 of the visitor's own clock */
export function timeOfDay(setting: Setting, hour: number): FixedTime {
  if (setting !== 'clock') return setting;
  return HOURS.find(([from]) => hour >= from)?.[1] ?? 'day';
}
