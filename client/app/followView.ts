import type { Tier } from '../scene/quality.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { Settings } from '../store/settings.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { Address } from './address.ts';
import { timeOfDay } from './hour.ts';
import { sceneLooks } from './sceneLooks.ts';

const hourNow = (setting: Settings['time']) => timeOfDay(setting, new Date().getHours());

const CLOCK_MS = 60_000;

/** Evening comes to a page that stays open. */
function followClock(scene: ViewedScene, isFollowed: () => boolean): void {
  let shown = hourNow('clock');
  setInterval(() => {
    const now = hourNow('clock');
    if (now !== shown && isFollowed()) scene.setTimeOfDay(now);
    shown = now;
  }, CLOCK_MS);
}

type ViewedScene = Pick<TownScene, 'setQuality' | 'setTimeOfDay'>;

/** Light and quality are those that were chosen last. */
export function followView(
  view: ViewStore,
  address: Address,
  { scene, automatic }: { readonly scene: ViewedScene; readonly automatic: Tier },
): void {
  let isFixed = address.time !== null;
  view.subscribe((next, previous) => {
    const looks = sceneLooks(next, address, automatic);
    if (next.quality !== previous.quality) scene.setQuality(looks.quality, looks.step);
    if (next.time === previous.time) return;
    // A choice made now wins over the page's address.
    isFixed = false;
    scene.setTimeOfDay(hourNow(next.time));
  });
  followClock(scene, () => !isFixed && view.getState().time === 'clock');
}
