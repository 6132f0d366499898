import { expect, test, vi } from 'vitest';
import { createCommandRouter } from '../../../client/app/commandRouter.ts';
import { frontOf } from '../../../client/app/fronts.ts';
import type { Target } from '../../../client/city/parts.ts';
import { createHudCommands } from '../../../client/hud/hudCommands.ts';
import { createControls } from '../../../client/player/controls.ts';
import { doorPose } from '../../../client/player/front.ts';
import { createPlayer } from '../../../client/player/player.ts';
import { createTownSolid } from '../../../client/player/townSolid.ts';
import { createNoticeStore } from '../../../client/store/noticeStore.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { heldClock } from '../../support/heldClock.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';

const HOUSE = aContainer(1);
const RECORDS = [aHost(), HOUSE];
/** What lies under the cursor. */
const BUTTON: Target = { id: HOUSE.id, part: 'button', distance: 2 };

const PICTURE = { left: 0, top: 0, width: 960, height: 600 };

/** A visitor before the house. */
function routed() {
  const front = frontOf(HOUSE, recordMap(RECORDS));
  if (front === null) throw new Error('the house stands nowhere');
  const [world, view, clock] = [createWorldStore(() => 0), createViewStore(null), heldClock()];
  world.snapshot({ protocol: PROTOCOL_VERSION, epoch: 'a', revision: 1, records: RECORDS });
  const player = createPlayer(doorPose(front, 1.6), createControls(), createTownSolid());
  const cursor = { x: 300, y: 200, isInside: true, isLocked: false, isDragging: false };
  const pick = vi.fn((): Target | null => BUTTON);
  const used: (Target | null)[] = [];
  const visitor = {
    ...{ goTo: vi.fn(), goHome: vi.fn(), takeFerry: vi.fn(), nextAlarm: vi.fn(), reframe: vi.fn() },
    ...{ homePose: () => player.pose, use: (target: Target | null) => void used.push(target) },
  };
  const router = createCommandRouter({
    ...{ world, view, player, visitor, notices: createNoticeStore(clock), hud: createHudCommands(view) },
    scene: { pick, setHover: vi.fn() },
    input: { cursor, toggleLock: vi.fn() },
    guide: { begin: vi.fn(), toggle: vi.fn() },
    canvas: { clientWidth: 960, clientHeight: 600, getBoundingClientRect: () => PICTURE as DOMRect },
    now: clock.now,
  });
  return { router, cursor, pick, view, parts: () => used.map((target) => target?.part) };
}

test('the key for what is nearest uses the switch that is aimed at', () => {
  const { router, parts } = routed();
  router.send({ kind: 'useNearest' });
  expect(parts()).toEqual(['button']);
});

test('once the cursor had left the picture the key pressed what lay where it was last, were it the remove button', () => {
  const { router, cursor, view, parts } = routed();
  cursor.isInside = false;
  router.aim(false);
  expect(view.getState().hovered).toBeNull();
  router.send({ kind: 'useNearest' });
  expect(parts()).toEqual(['lever']);
});

test('what is aimed at was looked up in every frame; now only where the cursor or the picture is another', () => {
  const { router, cursor, pick, view } = routed();
  const looksAt = (isOtherPicture: boolean) => {
    router.aim(isOtherPicture);
    return pick.mock.calls.length;
  };
  expect([looksAt(true), looksAt(false), looksAt(false), looksAt(true)]).toEqual([1, 1, 1, 2]);
  expect(view.getState().hovered).toEqual(BUTTON);
  pick.mockReturnValue(null);
  cursor.x += 1;
  expect([looksAt(false), looksAt(false)]).toEqual([3, 3]);
  expect(view.getState().hovered).toBeNull();
  cursor.isLocked = true;
  expect([looksAt(false), looksAt(false)]).toEqual([4, 4]);
});
