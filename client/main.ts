import './hud/base.css';
import './hud/town.css';
import { readAddress } from './app/address.ts';
import { createTown } from './app/createTown.ts';
import { createHudCommands } from './hud/hudCommands.ts';
import { connectGateway } from './net/connect.ts';
import { createCommands } from './net/intents.ts';
import { createDoorway } from './net/session.ts';
import { browserClock } from './store/clock.ts';
import { createNoticeStore } from './store/noticeStore.ts';
import { createPendingStore } from './store/pendingStore.ts';
import { createStatsStore } from './store/statsStore.ts';
import { createViewStore } from './store/viewStore.ts';
import { createWorldStore } from './store/worldStore.ts';

const clock = browserClock;
const address = readAddress(location, matchMedia('(prefers-reduced-motion: reduce)').matches);

const world = createWorldStore(clock.now);
const pending = createPendingStore(clock);
const notices = createNoticeStore(clock);
const stats = createStatsStore();
const view = createViewStore(browserStorage(), address.settings);

const base = new URL('.', document.baseURI);
const gateway = connectGateway({ base, world, pending, stats, clock });
const commands = createCommands({ sendIntent: gateway.sendIntent, world, pending, notices });

const town = createTown({
  canvas: elementOf('town', HTMLCanvasElement),
  address,
  stores: { world, pending, notices, stats, view },
  commands,
  hud: createHudCommands(view),
  clock,
  watchStats: gateway.watchStats,
});
void showHud(elementOf('hud', HTMLElement));

/** A third of all JavaScript, React above all: it comes while the town is put together. */
async function showHud(element: HTMLElement): Promise<void> {
  try {
    const { openLogs, history } = gateway;
    const [{ mountHud }, logs] = await Promise.all([import('./hud/mountHud.tsx'), openLogs()]);
    const stores = { world, pending, notices, stats, view };
    mountHud(element, { ...stores, commands, logs, history, door: createDoorway(base), ...(await town) });
  } catch (error) {
    console.error(error);
    element.textContent = 'Part of this page did not arrive. Load it again.';
  }
}

function elementOf<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`the page has no #${id}`);
}

/** Null where the browser keeps nothing, as in some private windows. */
function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
