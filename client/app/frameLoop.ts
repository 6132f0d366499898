import type { TownScene } from '../scene/townScene.ts';
import type { Flight } from './flight.ts';
import { showView, type Player } from '../player/player.ts';
import { stepPlayer } from '../player/step.ts';

export interface FramePorts {
  readonly scene: Pick<TownScene, 'render' | 'needsFrame' | 'tookFrame'>;
  readonly player: Player;
  /** Carries store changes into the scene; see `createShowWorld`. */
  readonly showWorld: () => void;
  /** Looks what the cursor is on; called once a frame, and told whether anything has been drawn since the last call. */
  readonly aim: (isOtherPicture: boolean) => void;
  /** Told how long it took from a frame that was drawn to the next one. */
  readonly pace: (frameMs: number) => void;
  /** Flies instead of the visitor and draws every frame; null outside of a bench. */
  readonly flight: Flight | null;
}

export interface FrameLoop {
  /**
   * Resolves after a frame that shows everything that was true when it was asked for, and of which `holds` was true before it was
   * drawn. The first such frame begins the drawing.
   */
  readonly drawn: (holds?: () => boolean) => Promise<void>;
  /** Draws at once, if anything has been drawn before. */
  readonly redraw: () => void;
}

const SECOND_MS = 1_000;

/**
 * Order of a frame: clock, store changes, player, aim, draw. Nothing is drawn that would look like the frame before, nor before
 * somebody asks for a drawn frame: while a town arrives, pictures of the empty sea would cost a slow machine as much as the town.
 */
export function startFrameLoop(ports: FramePorts): FrameLoop {
  const { scene, player, showWorld, aim, flight, pace } = ports;
  let previousMs = performance.now();
  let [wasDrawn, hasBegun, isOtherPicture] = [false, false, true];
  const waiting = createWaiting();
  const draw = (nowMs: number, startedMs: number): boolean => {
    const isWhole = scene.render(player.pose, nowMs);
    isOtherPicture = true;
    scene.tookFrame(nowMs, performance.now() - startedMs);
    flight?.drain();
    return isWhole;
  };
  const frame = (nowMs: number) => {
    const startedMs = performance.now();
    requestAnimationFrame(frame);
    const seconds = Math.max(0, nowMs - previousMs) / SECOND_MS;
    previousMs = nowMs;
    if (wasDrawn) pace(seconds * SECOND_MS);
    wasDrawn = false;
    showWorld();
    const hasMoved = movePlayer(ports, nowMs, seconds);
    aim(isOtherPicture);
    isOtherPicture = false;
    const asking = waiting.whoseTimeIsHere();
    hasBegun ||= asking.length > 0;
    if (!hasBegun || (!hasMoved && asking.length === 0 && !scene.needsFrame(nowMs))) return;
    if (draw(nowMs, startedMs)) waiting.tell(asking);
    wasDrawn = true;
  };
  requestAnimationFrame(frame);
  return {
    drawn: waiting.wait,
    redraw: () => {
      if (!hasBegun) return;
      scene.render(player.pose, performance.now());
      isOtherPicture = true;
    },
  };
}

function movePlayer({ player, flight }: FramePorts, nowMs: number, seconds: number): boolean {
  if (flight !== null) showView(player, flight.poseAt(nowMs / SECOND_MS));
  return stepPlayer(player, seconds) || flight !== null;
}

interface Asking {
  readonly holds: () => boolean;
  readonly tell: () => void;
}

const NOBODY: readonly Asking[] = [];

/** Those who wait for a frame. */
function createWaiting() {
  const waiting = new Set<Asking>();
  return {
    wait: (holds = () => true) => new Promise<void>((tell) => void waiting.add({ holds, tell })),
    whoseTimeIsHere: (): readonly Asking[] =>
      waiting.size === 0 ? NOBODY : [...waiting].filter(({ holds }) => holds()),
    tell: (asking: readonly Asking[]) => {
      for (const one of asking) {
        waiting.delete(one);
        one.tell();
      }
    },
  };
}
