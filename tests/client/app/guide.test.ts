import { expect, test, vi } from 'vitest';
import { createGuide, IDLE_MS, keepShowing } from '../../../client/app/guide.ts';
import { createControls } from '../../../client/player/controls.ts';
import { createPlayer } from '../../../client/player/player.ts';
import { createTownSolid } from '../../../client/player/townSolid.ts';
import { createNoticeStore } from '../../../client/store/noticeStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { heldClock } from '../../support/heldClock.ts';

function screen() {
  const clock = heldClock();
  const page = new EventTarget();
  const seen = { begun: 0, isBusy: false };
  keepShowing({ page, clock, begin: () => (seen.begun += 1), isBusy: () => seen.isBusy });
  return { clock, page, seen };
}

test('a screen that people pass begins at once, and again a minute after the last touch', () => {
  const { clock, page, seen } = screen();
  expect(seen.begun).toBe(1);
  clock.pass(IDLE_MS - 1);
  page.dispatchEvent(new Event('pointerdown'));
  clock.pass(IDLE_MS - 1);
  expect(seen.begun).toBe(1);
  clock.pass(1);
  expect(seen.begun).toBe(2);
});

test('it waits on while a dialog is open', () => {
  const { clock, seen } = screen();
  seen.isBusy = true;
  clock.pass(IDLE_MS);
  expect(seen.begun).toBe(1);
  seen.isBusy = false;
  clock.pass(IDLE_MS);
  expect(seen.begun).toBe(2);
});

/** A visitor who presses the key so often before the script of the tour is there. */
async function pressed(times: number) {
  const [world, notices] = [createWorldStore(() => 0), createNoticeStore(heldClock())];
  const start = { x: 0, y: 2, z: 0, yaw: 0, pitch: 0, fieldOfView: 54 };
  const player = createPlayer(start, createControls(), createTownSolid());
  const guide = createGuide({ player, world, notices, isCalm: true, aspect: () => 1.6 });
  for (let i = 0; i < times; i += 1) guide.toggle();
  await vi.dynamicImportSettled();
  return [player.mode, notices.getState().notices.length];
}

test('the key pressed twice before the tour was there began it twice; now the second press calls it off', async () => {
  expect(await pressed(1)).toEqual(['tour', 1]);
  expect(await pressed(2)).toEqual(['still', 0]);
  expect(await pressed(3)).toEqual(['tour', 1]);
});
