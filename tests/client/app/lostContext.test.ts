import { expect, test } from 'vitest';
import { createLostContext, RELOAD_AFTER_MS } from '../../../client/app/lostContext.ts';
import type { SceneState } from '../../../client/store/viewStore.ts';
import { heldClock } from '../../support/heldClock.ts';

function newPage() {
  const shown: SceneState['phase'][] = [];
  const clock = heldClock();
  let reloads = 0;
  const { tell, stands } = createLostContext({
    view: { setScene: ({ phase }) => void shown.push(phase) },
    clock,
    reload: () => (reloads += 1),
  });
  return { tell, stands, clock, shown, reloads: () => reloads };
}

test('a page whose GPU comes back in time goes on, and is never loaded anew for that loss', () => {
  const { tell, stands, clock, shown, reloads } = newPage();
  stands();
  tell('lost');
  clock.pass(RELOAD_AFTER_MS - 1);
  tell('restored');
  clock.pass(2 * RELOAD_AFTER_MS);
  expect([shown, reloads()]).toEqual([['ready', 'loading', 'ready'], 0]);
});

test('a page whose GPU does not come back is loaded anew', () => {
  const { tell, clock, reloads } = newPage();
  tell('lost');
  clock.pass(RELOAD_AFTER_MS);
  expect(reloads()).toBe(1);
});

test('a GPU that came back while the town was still put together showed a page without one', () => {
  const { tell, stands, shown } = newPage();
  tell('lost');
  tell('restored');
  expect(shown).toEqual(['loading', 'loading']);
  stands();
  expect(shown.at(-1)).toBe('ready');
});

test('a town that was put together while the GPU was lost is shown when it is back', () => {
  const { tell, stands, shown } = newPage();
  tell('lost');
  stands();
  expect(shown).toEqual(['loading', 'loading']);
  tell('restored');
  expect(shown.at(-1)).toBe('ready');
});
