/** What the visitor's hands ask for now. Written by the input, read once a frame by the player; never replaced. */
export interface Controls {
  /** -1 … 1, positive ahead. */
  forward: number;
  /** -1 … 1, positive to the right. */
  right: number;
  /** Jump, or rise while flying. */
  up: boolean;
  /** Sprint, or sink while flying. */
  shift: boolean;
  /** Whether a movement began since the last frame, be it over already; the player sets it back. */
  begun: boolean;
  /** Radians to turn since the last frame; the player sets them back to 0. */
  turnYaw: number;
  turnPitch: number;
  /** Notches of the wheel since the last frame, positive away; the player sets them back to 0. */
  zoom: number;
}

export const createControls = (): Controls => ({
  forward: 0,
  right: 0,
  up: false,
  shift: false,
  begun: false,
  turnYaw: 0,
  turnPitch: 0,
  zoom: 0,
});

/** Whether anything is asked for at all. */
export const isIdle = (controls: Controls): boolean =>
  controls.forward === 0 &&
  controls.right === 0 &&
  !controls.up &&
  !controls.begun &&
  controls.turnYaw === 0 &&
  controls.turnPitch === 0 &&
  controls.zoom === 0;

/** What is told but once is taken. */
export function takeTurns(controls: Controls): void {
  controls.begun = false;
  controls.turnYaw = 0;
  controls.turnPitch = 0;
  controls.zoom = 0;
}
