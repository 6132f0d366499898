import type { TownScene } from '../scene/townScene.ts';
import type { Flight } from './flight.ts';
import { showView, type Player } from '../player/player.ts';
import { stepPlayer } from '../player/step.ts';

export interface FramePorts {
  readonly scene: TownScene;
  readonly player: Player;
  /** Carries store changes into the scene; see `createShowWorld`. */
  readonly showWorld: () => void;
  /** Looks what the cursor is on; called once a frame. */
  readonly aim: () => void;
  /** Told how long it took from a frame that was drawn to the next one. */
  readonly pace: (frameMs: number) => void;
  /** Flies instead of the visitor and draws every frame; null outside of a bench. */
  readonly flight: Flight | null;
}

export interface FrameLoop {
  /** Resolves after a frame that shows everything that was true when it was asked for. */
  readonly drawn: () => Promise<void>;
  readonly stop: () => void;
}

const SECOND_MS = 1_000;

/** Order of a frame: clock, store changes, player, aim, draw. Nothing is drawn that would look like the frame before. */
export function startFrameLoop(ports: FramePorts): FrameLoop {
  const { scene, player, showWorld, aim, flight, pace } = ports;
  let previousMs = performance.now();
  let wasDrawn = false;
  let waiting: (() => void)[] = [];
  let request = 0;
  const draw = (nowMs: number) => {
    scene.render(player.pose, nowMs);
    flight?.drain();
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  };
  const frame = (nowMs: number) => {
    request = requestAnimationFrame(frame);
    const seconds = Math.max(0, nowMs - previousMs) / SECOND_MS;
    previousMs = nowMs;
    if (wasDrawn) pace(seconds * SECOND_MS);
    wasDrawn = false;
    showWorld();
    if (flight !== null) showView(player, flight.poseAt(nowMs / SECOND_MS));
    const hasMoved = stepPlayer(player, seconds) || flight !== null;
    aim();
    if (!hasMoved && waiting.length === 0 && !scene.needsFrame(nowMs)) return;
    draw(nowMs);
    wasDrawn = true;
  };
  request = requestAnimationFrame(frame);
  return {
    drawn: () => new Promise((resolve) => waiting.push(resolve)),
    stop: () => cancelAnimationFrame(request),
  };
}
