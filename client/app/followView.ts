import type { TownScene } from '../scene/townScene.ts';
import type { Settings } from '../store/settings.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { Address } from './address.ts';
import { timeOfDay } from './hour.ts';
import type { OpenScene } from './openScene.ts';
import { sceneLooks } from './sceneLooks.ts';

const hourNow = (setting: Settings['time']) => timeOfDay(setting, new Date().getHours());

/** Evening comes to a page that stays open. */
function followClock(scene: TownScene, view: ViewStore): void {
  let shown = hourNow('clock');
  setInterval(() => {
    const now = hourNow('clock');
    if (now !== shown && view.getState().time === 'clock') scene.setTimeOfDay(now);
    shown = now;
  }, CLOCK_MS);
}

const CLOCK_MS = 60_000;

/** Light and quality are those that were chosen last. */
export function followView(
  view: ViewStore,
  address: Address,
  { scene, automatic }: Pick<OpenScene, 'scene' | 'automatic'>,
): void {
  view.subscribe((next, previous) => {
    const looks = sceneLooks(next, address, automatic);
    if (next.quality !== previous.quality) scene.setQuality(looks.quality, looks.step);
    // A choice made now wins over the page's address.
    if (next.time !== previous.time) scene.setTimeOfDay(hourNow(next.time));
  });
  if (address.time === null) followClock(scene, view);
}
