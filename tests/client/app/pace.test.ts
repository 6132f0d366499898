import { expect, test } from 'vitest';
import { createPace } from '../../../client/app/pace.ts';
import { LAST_STEP, WITH_GPU, WITHOUT_GPU } from '../../../client/scene/quality.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';

const PLAIN = { isBench: false };

function paced(settings: Parameters<typeof createViewStore>[1] = {}, address = PLAIN, automatic = WITH_GPU) {
  const steps: (number | undefined)[] = [];
  const view = createViewStore(null, settings);
  const pace = createPace({ scene: { setQuality: (_, step) => steps.push(step) }, view, address, automatic });
  const draw = (seconds: number, frameMs: number) => {
    for (let spent = 0; spent < seconds * 1_000; spent += frameMs) pace(frameMs);
  };
  return { view, steps, draw, pace };
}

test('three slow seconds take a step, and each further three one more', () => {
  const { steps, draw } = paced();
  draw(2.9, 50);
  expect(steps).toEqual([]);
  draw(3.1, 50);
  expect(steps).toEqual([1, 2]);
});

test.each([
  ['a chosen quality', { quality: 'high' as const }, PLAIN],
  ['a bench', {}, { ...PLAIN, isBench: true }],
])('%s is never governed', (_, settings, address) => {
  const { steps, draw } = paced(settings, address);
  draw(60, 100);
  expect(steps).toEqual([]);
});

test('a frame of more than a second is a machine that slept', () => {
  const { steps, draw } = paced();
  draw(60, 1_001);
  expect(steps).toEqual([]);
});

test('whoever chooses a quality and then lets it be chosen again begins anew', () => {
  const { view, steps, draw } = paced();
  draw(3, 50);
  view.setSettings({ quality: 'low' });
  view.setSettings({ quality: 'auto' });
  draw(3, 50);
  expect(steps).toEqual([1, 1]);
});

test('without a GPU it begins where it would end, and takes more only after good seconds', () => {
  const { steps, draw } = paced({}, PLAIN, WITHOUT_GPU);
  draw(60, 200);
  expect(steps).toEqual([]);
  draw(16, 15);
  expect(steps).toEqual([LAST_STEP - 1]);
});
