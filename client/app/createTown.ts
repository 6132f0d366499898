import type { Watching } from '../../shared/interest.ts';
import type { HudCommands } from '../hud/hudCommands.ts';
import { createInput } from '../input/createInput.ts';
import { createPlayer } from '../player/player.ts';
import type { Pose } from '../player/pose.ts';
import { arrivalPose } from '../player/arrival.ts';
import type { Commands } from '../store/commands.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { startLandWorker } from '../workers/landPort.ts';
import { arrivalAt, arrive } from './arrive.ts';
import {
  createAutomation,
  createEarlyAutomation,
  createListAutomation,
  type CratecraftAutomation,
} from './automation.ts';
import { createCommandRouter } from './commandRouter.ts';
import { offerFerry } from './ferry.ts';
import { watchFirstFrame } from './firstFrame.ts';
import { followView } from './followView.ts';
import { createFlight } from './flight.ts';
import { startFrameLoop } from './frameLoop.ts';
import type { HearingPorts } from './hearing.ts';
import { createGuide, keepShowing } from './guide.ts';
import { layGround, type LaidGround } from './layGround.ts';
import { createPace } from './pace.ts';
import { openScene, type OpenScene, type ScenePorts } from './openScene.ts';
import { reportInterest } from './reportInterest.ts';
import { createShowWorld } from './showWorld.ts';
import { NO_WAYS, waysOf, type TownWays } from './townWays.ts';
import { createVisitor } from './visitor.ts';

export interface TownStores {
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly notices: NoticeStore;
  readonly stats: StatsStore;
  readonly view: ViewStore;
}

export interface TownPorts extends ScenePorts {
  readonly stores: TownStores;
  readonly commands: Commands;
  readonly hud: HudCommands;
  readonly watchStats: (wanted: Watching) => void;
}

const LIST_SERVES = 'The list does everything it would.';
const NO_WEBGL2 = `This browser has no WebGL2, so the town cannot be drawn. ${LIST_SERVES}`;
const LAND_LOST = 'The land cannot be built. Load the page again.';

/** The 3D town on the canvas; where it cannot be drawn the view store says why, and the list serves. */
export async function createTown(ports: TownPorts): Promise<TownWays> {
  const town = openTown(ports).catch((error: unknown) => serveList(ports, whyNotBuilt(error)));
  window.cratecraft = createEarlyAutomation(
    ports.stores,
    town.then(({ automation }) => automation),
  );
  const { automation, ways } = await town;
  window.cratecraft = automation;
  return ways;
}

/** How one moves in it, by hand and by script. */
interface Town {
  readonly ways: TownWays;
  readonly automation: CratecraftAutomation;
}

async function openTown(ports: TownPorts): Promise<Town> {
  const { address, stores } = ports;
  const worker = startLandWorker((error) => tellLandLost(ports, error));
  const ground = layGround({ world: stores.world, worker, seed: address.seed });
  const opened = await openScene(ports);
  if (opened !== null) return furnish(ports, { ...ground, ...opened });
  ground.abandon();
  return serveList(ports, NO_WEBGL2);
}

function serveList({ canvas, stores, watchStats }: TownPorts, reason: string): Town {
  canvas.hidden = true;
  stores.view.setScene({ phase: 'absent', reason });
  watchStats(true);
  return { ways: NO_WAYS, automation: createListAutomation(stores) };
}

function whyNotBuilt(error: unknown): string {
  console.error(error);
  return `The town could not be built: ${String(error)}. Load the page again. ${LIST_SERVES}`;
}

/** Whoever stands in the town already keeps what stands of it. */
function tellLandLost(ports: TownPorts, error: unknown): void {
  const { view, notices } = ports.stores;
  console.error(error);
  if (view.getState().scene.phase === 'ready') notices.tell(LAND_LOST);
  else serveList(ports, `${LAND_LOST} ${LIST_SERVES}`);
}

type Plot = OpenScene & LaidGround;

/** Everything that a drawn town needs: ground to walk on, a visitor, input, frames. */
function furnish(ports: TownPorts, { scene, automatic, context, solid, grounds, land }: Plot): Town {
  const { canvas, address, stores } = ports;
  const { world, view } = stores;
  grounds.showIn(scene);
  const looking = view.getState;
  const input = createInput({ element: canvas, looking, send: (command) => router.send(command) });
  const player = createPlayer(arrivalPose(undefined), input.controls, solid);
  const { aspect, covered } = shapeOf(canvas);
  const visitor = createVisitor({ ...ports, ...stores, player, isCalm: address.isCalm, aspect, covered });
  const timed = { ...stores, now: ports.clock.now };
  const guide = createGuide({ ...stores, player, isCalm: address.isCalm, aspect });
  const router = createCommandRouter({ ...ports, ...timed, scene, player, input, visitor, guide });
  // Drawn at once: a canvas is empty after its size has changed.
  new ResizeObserver(() => {
    scene.resize();
    visitor.reframe();
    loop.redraw();
  }).observe(canvas);
  accompany(ports, player.pose);
  followView(view, { scene, automatic });

  const hasLand = () => land.isComplete(world.getState().records);
  const loop = startFrameLoop({
    ...{ scene, player },
    showWorld: createShowWorld(scene, timed, { arrivalAt, hasLand }),
    flight: address.isBench ? createFlight(canvas) : null,
    aim: router.aim,
    pace: createPace({ scene, view, address, automatic }),
  });
  const onSnapshot = () => {
    arrive({ player, visitor, world, notices: stores.notices });
    const isBusy = ports.hud.isModalOpen;
    if (address.isTour) keepShowing({ ...ports, page: window, begin: guide.begin, isBusy });
  };
  const first = watchFirstFrame({ scene, loop, land, world, onSnapshot, onNear: context.stands });
  first.ready.catch((error: unknown) => serveList(ports, whyNotBuilt(error)));
  const drawn = { scene, player, loop, first, setTime: scene.setTimeOfDay };
  return {
    ways: waysOf({ player, visitor, guide, send: router.send }),
    automation: createAutomation({ ...stores, ...drawn, visitor, aspect }),
  };
}

/** How far down the tools reach: those for fingers are larger. */
const toolsPx = () => (matchMedia('(pointer: coarse)').matches ? 56 : 48);

/** Of the picture, which changes with its window: width by height, and what share of that the tools cover. */
function shapeOf(canvas: HTMLCanvasElement) {
  const height = () => Math.max(1, canvas.clientHeight);
  return { aspect: () => canvas.clientWidth / height(), covered: () => toolsPx() / height() };
}

/** What goes on about the visitor. */
function accompany({ stores, clock, watchStats }: TownPorts, pose: Pose): void {
  const about = { ...stores, clock, pose };
  reportInterest({ ...about, watchStats });
  offerFerry(about);
  void hear(about);
}

/** Comes by itself: before the first gesture nothing may be heard. */
async function hear(ports: HearingPorts): Promise<void> {
  try {
    const { startHearing } = await import('./hearing.ts');
    startHearing(ports);
  } catch (error) {
    console.warn('The town stays silent.', error);
  }
}
