import type { Tier } from '../scene/quality.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { Settings } from '../store/settings.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { timeOfDay } from './hour.ts';
import { sceneLooks } from './sceneLooks.ts';

const CLOCK_MS = 60_000;

type ViewedScene = Pick<TownScene, 'setQuality' | 'setTimeOfDay'>;

/** Light and quality are those that were chosen last. */
export function followView(
  view: ViewStore,
  { scene, automatic }: { readonly scene: ViewedScene; readonly automatic: Tier },
): void {
  view.subscribe((next, previous) => {
    const looks = sceneLooks(next, automatic);
    if (next.quality !== previous.quality) scene.setQuality(looks.quality, looks.step);
    if (next.time !== previous.time) scene.setTimeOfDay(looks.timeOfDay);
  });
  followClock(scene, view);
}

/** Evening comes to a page that stays open. */
function followClock(scene: ViewedScene, view: ViewStore): void {
  let shown = hourNow('clock');
  setInterval(() => {
    const now = hourNow('clock');
    if (now !== shown && view.getState().time === 'clock') scene.setTimeOfDay(now);
    shown = now;
  }, CLOCK_MS);
}

const hourNow = (setting: Settings['time']) => timeOfDay(setting, new Date().getHours());
