import type { TimeOfDay } from '../scene/light.ts';
import type { Quality, Tier } from '../scene/quality.ts';
import type { Settings } from '../store/settings.ts';
import { timeOfDay } from './hour.ts';

/**
 * How the scene is to look.
 * @param automatic what fits the machine, where the quality is left to it
 */
export function sceneLooks(
  { quality, time }: Pick<Settings, 'quality' | 'time'>,
  automatic: Tier,
): Tier & { readonly timeOfDay: TimeOfDay } {
  return {
    ...(quality === 'auto' ? automatic : chosen(quality)),
    timeOfDay: timeOfDay(time, new Date().getHours()),
  };
}

const chosen = (quality: Quality): Tier => ({ quality, step: 0 });
