import { afterEach, expect, test, vi } from 'vitest';
import { arrive } from '../../../client/app/arrive.ts';
import { createControls } from '../../../client/player/controls.ts';
import { createPlayer, toggleMap, travelTo } from '../../../client/player/player.ts';
import { stepPlayer } from '../../../client/player/step.ts';
import { TRAVEL_SECONDS } from '../../../client/player/travel.ts';
import { createTownSolid } from '../../../client/player/townSolid.ts';
import { arrivalPose } from '../../../client/player/arrival.ts';
import { createNoticeStore } from '../../../client/store/noticeStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { ISLAND_PITCH } from '../../../shared/plots.ts';
import { hostId, type RecordId } from '../../../shared/records.ts';
import { aContainer, aHost } from '../../support/records.ts';
import { heldClock } from '../../support/heldClock.ts';

const HERE = aHost();
/** Between them lay an island that is gone. */
const THERE = aHost({ id: hostId('other'), index: 2 });

afterEach(() => {
  vi.unstubAllGlobals();
});

function arrived() {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('window', new EventTarget());
  const world = createWorldStore(() => 0);
  world.snapshot({
    ...{ protocol: PROTOCOL_VERSION, epoch: 'a', revision: 1 },
    records: [HERE, THERE, aContainer()],
  });
  const player = createPlayer(arrivalPose(HERE), createControls(), createTownSolid());
  let homeward = 0;
  const goHome = () => Promise.resolve(void (homeward += 1));
  const visitor = {
    ...{ goHome, goTo: goHome, homePose: () => arrivalPose(HERE) },
    ...{ takeFerry: vi.fn(), nextAlarm: vi.fn(), reframe: vi.fn(), use: vi.fn() },
  };
  arrive({ player, visitor, world, notices: createNoticeStore(heldClock()) });
  const change = (...remove: readonly RecordId[]) => {
    const { revision } = world.getState();
    const put = [aContainer(1, { restartCount: revision })];
    world.patch({ epoch: 'a', previous: revision, revision: revision + 1, put, remove });
  };
  return { player, change, homeward: () => homeward };
}

test('a ferry over the place of an island that is gone turned back at the first change of the town', () => {
  const { player, change, homeward } = arrived();
  void travelTo(player, arrivalPose(THERE));
  stepPlayer(player, TRAVEL_SECONDS / 2);
  expect(Math.round(player.pose.x / ISLAND_PITCH)).toBe(1);
  change();
  expect(homeward()).toBe(0);
});

test('a ferry to an island that goes meanwhile leads home', () => {
  const { player, change, homeward } = arrived();
  void travelTo(player, arrivalPose(THERE));
  stepPlayer(player, TRAVEL_SECONDS / 4);
  change(THERE.id);
  expect(homeward()).toBe(1);
});

test('a map that is pushed beyond the last island leaves the visitor where he stands', () => {
  const { player, change, homeward } = arrived();
  toggleMap(player, { ...player.orbit, x: -ISLAND_PITCH });
  stepPlayer(player, 0.1);
  change();
  expect(homeward()).toBe(0);
});
