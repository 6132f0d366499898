import { createHudCommands } from '../../../client/hud/hudCommands.ts';
import { mountHud } from '../../../client/hud/mountHud.tsx';
import { createCommands } from '../../../client/net/intents.ts';
import { browserClock } from '../../../client/store/clock.ts';
import { createLogStore } from '../../../client/store/logStore.ts';
import { createNoticeStore } from '../../../client/store/noticeStore.ts';
import { createPendingStore } from '../../../client/store/pendingStore.ts';
import { createStatsStore } from '../../../client/store/statsStore.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { createWorldStore, containerIn } from '../../../client/store/worldStore.ts';
import type { ActionResult, Intent } from '../../../shared/intents.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { HISTORY_PAGE, type HistoryAnswer, type HistoryRow } from '../../../shared/audit.ts';
import { containersOf, type Container, type WorldRecord } from '../../../shared/records.ts';
import { manyContainers } from './manyContainers.ts';
import { frameOf } from '../statsFrames.ts';
import { aHost } from '../records.ts';
import { greetedAs } from '../rights.ts';

/** The HUD over no town, with an obliging server in its place: for the eye, and for tests of the HUD alone. */
const world = createWorldStore(() => Date.now());
const pending = createPendingStore(browserClock);
const notices = createNoticeStore(browserClock);
const stats = createStatsStore();
const view = createViewStore(null);
const hudCommands = createHudCommands(view);
const flights: string[] = [];
const intents: Intent[] = [];
const EPOCH = 'stub';
const ANSWER_MS = 300;

world.subscribe((state) => pending.reach(state));

const put = (...records: WorldRecord[]): number => {
  const previous = world.getState().revision;
  world.patch({ epoch: EPOCH, previous, revision: previous + 1, put: records, remove: [] });
  return previous + 1;
};

const STATE_AFTER: Partial<Record<string, Container['state']>> = {
  start: 'running',
  restart: 'running',
  unpause: 'running',
  stop: 'exited',
  kill: 'exited',
  pause: 'paused',
};

const answerTo = (intent: Intent): ActionResult => {
  const revision = world.getState().revision;
  if (intent.kind === 'prepareRemove') {
    const losses = [
      'shop-web-1 is running and would be killed.',
      'Files that it wrote outside its mounts are lost.',
    ];
    return { ok: true, epoch: EPOCH, revision, removal: { token: 'f'.repeat(32), validMs: 30_000, losses } };
  }
  if (intent.kind === 'act') {
    const container = containerIn(world.getState().records, intent.container);
    const state = STATE_AFTER[intent.action];
    if (container?.name === 'shop-db-2') {
      return { ok: false, code: 'engine', message: 'driver failed programming external connectivity' };
    }
    if (container !== undefined && state !== undefined) put({ ...container, state, exitCode: 0 });
  }
  return { ok: true, epoch: EPOCH, revision: world.getState().revision };
};

const sendIntent = async (intent: Intent): Promise<ActionResult> => {
  intents.push(intent);
  await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
  return answerTo(intent);
};

const fill = (count: number): void => {
  const records = [aHost(), ...manyContainers(count)];
  world.hello({
    protocol: PROTOCOL_VERSION,
    epoch: EPOCH,
    revision: 1,
    ...greetedAs('admin'),
    serverVersion: '0',
  });
  world.snapshot({ protocol: PROTOCOL_VERSION, epoch: EPOCH, revision: 1, records });
  const samples = containersOf(world.getState().records).map(({ slot }) => ({
    slot,
    cpuPercent: (slot * 7.31) % 180,
    memoryBytes: 2 ** 20 * ((slot * 37) % 900),
    networkIn: slot * 900,
    networkOut: slot * 70,
  }));
  stats.apply(
    frameOf(
      Date.now(),
      samples.toSorted((a, b) => a.slot - b.slot),
    ),
    Date.now(),
  );
};

/** Nothing comes by itself: tests add what they want to see. */
const logStore = createLogStore();
const logs = {
  ...{ store: logStore, open: logStore.open, close: logStore.close, clear: logStore.clear },
  setPaused: (isPaused: boolean) => logStore.setPhase({ phase: isPaused ? 'paused' : 'following' }),
};

/** How the visitor looks at the town. */
const visitor = { isAbove: false };

const page = {
  logs,
  visitor,
  world,
  pending,
  notices,
  view,
  stats,
  hudCommands,
  flights,
  intents,
  fill,
  put,
  aHost,
};
declare global {
  interface Window {
    hudPage: typeof page;
  }
}
window.hudPage = page;

/** 70 rows, some of which are hostile. */
const historyPage = (before: number | null): HistoryAnswer => {
  const newest = (before ?? HISTORY_ROWS + 1) - 1;
  const rows = Array.from({ length: Math.min(HISTORY_PAGE, newest) }, (_, i) => aHistoryRow(newest - i));
  return { ok: true, rows, hasMore: newest > HISTORY_PAGE };
};

const HISTORY_ROWS = 70;

const aHistoryRow = (seq: number): HistoryRow => ({
  ...{ seq, time: new Date(seq * 60_000).toISOString(), result: 'done', says: '' },
  who: { user: `ada ${seq}`, role: 'admin', session: 'a1b2c3d4e5f6', address: '127.0.0.1' },
  deed: {
    ...{
      verb: 'stop',
      force: false,
      host: 'host:local',
      hostName: 'harbour',
      container: 'container:local/1',
    },
    name: seq % 10 === 0 ? '<img src=x onerror=alert(1)>\u202egnp.' : 'shop-web-1',
  },
});

const element = document.getElementById('hud');
if (element !== null) {
  mountHud(element, {
    ...{ world, pending, notices, view, stats },
    commands: createCommands({ sendIntent, world, pending, notices }),
    logs,
    history: (before) => Promise.resolve(historyPage(before)),
    flyTo: (id) => flights.push(id),
    door: { signIn: () => flights.push('sign in'), signOut: () => flights.push('sign out') },
    goHome: () => flights.push('home'),
    takeFerry: () => flights.push('ferry'),
    nextAlarm: () => flights.push('alarm'),
    toggleMap: () => flights.push('map'),
    toggleTour: () => flights.push('tour'),
    standpoint: () => ({ x: 0, z: 120, yaw: 0 }),
    isAbove: () => visitor.isAbove,
  });
}
