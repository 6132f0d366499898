import { expect, test } from 'vitest';
import { createLostContext, RELOAD_AFTER_MS } from '../../../client/app/lostContext.ts';
import type { SceneState } from '../../../client/store/viewStore.ts';
import { heldClock } from '../../support/heldClock.ts';

function newPage() {
  const shown: SceneState['phase'][] = [];
  const clock = heldClock();
  let reloads = 0;
  const tell = createLostContext({
    view: { setScene: ({ phase }) => void shown.push(phase) },
    clock,
    reload: () => (reloads += 1),
  });
  return { tell, clock, shown, reloads: () => reloads };
}

test('a page whose GPU comes back in time goes on, and is never loaded anew for that loss', () => {
  const { tell, clock, shown, reloads } = newPage();
  tell('lost');
  clock.pass(RELOAD_AFTER_MS - 1);
  tell('restored');
  clock.pass(2 * RELOAD_AFTER_MS);
  expect([shown, reloads()]).toEqual([['loading', 'ready'], 0]);
});

test('a page whose GPU does not come back is loaded anew', () => {
  const { tell, clock, reloads } = newPage();
  tell('lost');
  clock.pass(RELOAD_AFTER_MS);
  expect(reloads()).toBe(1);
});
