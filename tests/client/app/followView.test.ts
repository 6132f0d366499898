import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readAddress } from '../../../client/app/address.ts';
import { followView } from '../../../client/app/followView.ts';
import { WITH_GPU } from '../../../client/scene/quality.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';

const MINUTE_MS = 60_000;
const NOON = new Date(2026, 5, 1, 12);
const EVENING = new Date(2026, 5, 1, 18);

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

function followed(search: string) {
  const view = createViewStore(null, readAddress({ search }, false).settings);
  const shown: string[] = [];
  const scene = { setQuality: () => undefined, setTimeOfDay: (time: string) => void shown.push(time) };
  followView(view, { scene, automatic: WITH_GPU });
  const comesEvening = () => {
    vi.setSystemTime(EVENING);
    vi.advanceTimersByTime(MINUTE_MS);
  };
  return { view, shown, comesEvening };
}

test('evening comes to a page that stays open, and not to one whose address fixes the time of day', () => {
  const [open, fixed] = [followed(''), followed('?time=day')];
  open.comesEvening();
  expect([open.shown, fixed.shown]).toEqual([['dusk'], []]);
});

test('evening comes to a page whose visitor chose the time outside over that of its address', () => {
  const { view, shown, comesEvening } = followed('?time=night');
  view.setSettings({ time: 'day' });
  view.setSettings({ time: 'clock' });
  comesEvening();
  expect(shown).toEqual(['day', 'day', 'dusk']);
});
