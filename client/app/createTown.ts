import { whyNot } from '../../shared/actions.ts';
import type { Watching } from '../../shared/interest.ts';
import type { Container } from '../../shared/records.ts';
import type { Part } from '../city/parts.ts';
import type { HudCommands } from '../hud/hudCommands.ts';
import { createInput } from '../input/createInput.ts';
import { actionOf } from '../city/switches.ts';
import { createPlayer } from '../player/player.ts';
import { createTownSolid, type TownSolid } from '../player/townSolid.ts';
import { arrivalPose } from '../player/viewpoints.ts';
import { WITH_GPU, WITHOUT_GPU, type Tier } from '../scene/quality.ts';
import { createScene } from '../scene/scene.ts';
import { isSoftwareRenderer } from '../scene/softwareRenderer.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { Clock } from '../store/clock.ts';
import type { Commands } from '../store/commands.ts';
import { standingAt } from '../store/footing.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { Settings } from '../store/settings.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { startLandWorker, type LandPort } from '../workers/landClient.ts';
import type { Address } from './address.ts';
import { arrivalAt, arrive } from './arrive.ts';
import { createAutomation, createListAutomation } from './automation.ts';
import { createCommandRouter } from './commandRouter.ts';
import { offerFerry } from './ferry.ts';
import { watchFirstFrame } from './firstFrame.ts';
import { createFlight } from './flight.ts';
import { startFrameLoop } from './frameLoop.ts';
import { obstaclesOf } from './fronts.ts';
import { startHearing } from './hearing.ts';
import { createGuide, keepShowing } from './guide.ts';
import { timeOfDay } from './hour.ts';
import { createLandFeed, type LandFeed } from './landFeed.ts';
import { createLostContext } from './lostContext.ts';
import { createPace } from './pace.ts';
import { sceneLooks } from './sceneLooks.ts';
import { reportInterest } from './reportInterest.ts';
import { hasMoved } from './standing.ts';
import { meterLines } from './meterLines.ts';
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

export interface TownPorts {
  readonly canvas: HTMLCanvasElement;
  readonly address: Address;
  readonly stores: TownStores;
  readonly commands: Commands;
  readonly hud: HudCommands;
  readonly clock: Clock;
  readonly watchStats: (wanted: Watching) => void;
}

const NO_WEBGL2 =
  'This browser has no WebGL2, so the town cannot be drawn. The list does everything it would.';

/** The 3D town on the canvas; where WebGL2 is missing the view store says why, and the list serves. */
export function createTown(ports: TownPorts): TownWays {
  // It comes to life while the page makes textures and asks for the world.
  const worker = startLandWorker();
  const automatic = isSoftwareRenderer() ? WITHOUT_GPU : WITH_GPU;
  const scene = tryScene(ports, automatic);
  if (scene === null) {
    worker.terminate();
    ports.canvas.hidden = true;
    ports.stores.view.setScene({ phase: 'absent', reason: NO_WEBGL2 });
    ports.watchStats(true);
    window.cratecraft = createListAutomation(ports.stores);
    return NO_WAYS;
  }
  return furnish(ports, { scene, worker, automatic });
}

function tryScene({ canvas, address, stores, clock }: TownPorts, automatic: Tier): TownScene | null {
  const { view, world } = stores;
  const chainedBecause = (container: Container, part: Part) => {
    const action = actionOf(part, container);
    const { rights, records } = world.getState();
    return action && whyNot(container, action, standingAt(rights, records.get(container.host)));
  };
  try {
    return createScene({
      canvas,
      ...sceneLooks(view.getState(), address, automatic),
      calm: address.isCalm,
      seed: address.seed,
      now: () => performance.now(),
      chainedBecause,
      meterOf: (container) => meterLines(stores.stats, container, clock.now()),
      onContext: createLostContext({ view, clock, reload: () => location.reload() }),
    });
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/** What a town is built on. */
interface Plot {
  readonly scene: TownScene;
  readonly worker: LandPort;
  readonly automatic: Tier;
}

/** Everything that a drawn town needs: ground to walk on, a visitor, input, frames. */
function furnish(ports: TownPorts, { scene, worker, automatic }: Plot): TownWays {
  const { canvas, address, stores } = ports;
  const { world, view } = stores;
  const solid = createTownSolid();
  const land = createLandFeed({ scene, solid, worker, seed: address.seed, arrivalAt });
  const input = createInput({ element: canvas, send: (command) => router.send(command) });
  const player = createPlayer(arrivalPose(undefined), input.controls, solid);
  const aspect = () => canvas.clientWidth / Math.max(1, canvas.clientHeight);
  const visitor = createVisitor({ ...ports, ...stores, player, isCalm: address.isCalm, aspect });
  const timed = { ...stores, now: ports.clock.now };
  const guide = createGuide({ ...stores, player, isCalm: address.isCalm, aspect });
  const router = createCommandRouter({ ...ports, ...timed, scene, player, input, visitor, guide });
  // Drawn at once: a canvas is empty after its size has changed.
  new ResizeObserver(() => {
    scene.resize();
    visitor.reframe();
    loop.redraw();
  }).observe(canvas);
  startHearing({ ...stores, pose: player.pose });
  reportInterest({ ...ports, ...stores, pose: player.pose });
  offerFerry({ ...ports, ...stores, pose: player.pose });
  follow(ports, { scene, solid, land, automatic });

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
  const onNear = () => view.setScene({ phase: 'ready' });
  const first = watchFirstFrame({ scene, loop, land, world, onSnapshot, onNear });
  const drawn = { scene, player, loop, first, setTime: scene.setTimeOfDay };
  window.cratecraft = createAutomation({ ...stores, ...drawn, visitor, aspect });
  return waysOf({ player, visitor, guide, send: router.send });
}

const hourNow = (setting: Settings['time']) => timeOfDay(setting, new Date().getHours());

/** Evening comes to a page that stays open. */
function followClock(scene: TownScene, view: ViewStore): void {
  let shown = hourNow('clock');
  setInterval(() => {
    const now = hourNow('clock');
    if (now !== shown && view.getState().time === 'clock') scene.setTimeOfDay(now);
    shown = now;
  }, CLOCK_MS);
}

const CLOCK_MS = 60_000;

interface Grounds {
  readonly scene: TownScene;
  readonly solid: TownSolid;
  readonly land: LandFeed;
  readonly automatic: Tier;
}

/** Keeps land, walls and light in step with the stores, outside of any frame. */
function follow({ address, stores }: TownPorts, { scene, solid, land, automatic }: Grounds): void {
  stores.world.subscribe(({ records }, previous) => {
    if (records === previous.records || !hasMoved(previous.records, records)) return;
    land.follow(records);
    solid.setObstacles(obstaclesOf(records));
  });
  stores.view.subscribe((next, previous) => {
    const looks = sceneLooks(next, address, automatic);
    if (next.quality !== previous.quality) scene.setQuality(looks.quality, looks.step);
    // A choice made now wins over the page's address.
    if (next.time !== previous.time) scene.setTimeOfDay(hourNow(next.time));
  });
  if (address.time === null) followClock(scene, stores.view);
}
