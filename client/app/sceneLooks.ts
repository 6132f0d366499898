import type { TimeOfDay } from '../scene/light.ts';
import type { Quality } from '../scene/quality.ts';
import type { Settings } from '../store/settings.ts';
import type { Address } from './address.ts';
import { timeOfDay } from './hour.ts';

/** How the scene is to look: the address wins over the visitor's settings. */
export function sceneLooks(
  { quality, time }: Pick<Settings, 'quality' | 'time'>,
  address: Pick<Address, 'time'>,
): { readonly quality: Quality; readonly timeOfDay: TimeOfDay } {
  return {
    quality: quality === 'auto' ? 'medium' : quality,
    timeOfDay: address.time ?? timeOfDay(time, new Date().getHours()),
  };
}
