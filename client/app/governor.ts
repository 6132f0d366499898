/** How hard the machine works for the picture, and what is taken from it. */
export interface Governor {
  /** 0 = all that the quality asks for; each step asks for less. */
  readonly step: number;
  /** The lowest step that has not yet proved too much after it was tried again. */
  readonly floor: number;
  /** Windows in a row that were bad, or good. */
  readonly bad: number;
  readonly good: number;
  /** Whether the step was reached by going up. */
  readonly isTrial: boolean;
}

export const WINDOW_MS = 1_000;
export const BAD_WINDOWS = 3;
export const GOOD_WINDOWS = 15;
/** Below 30 frames a second. */
export const BAD_FRAME_MS = 1_000 / 30;
/** At 50 and more. */
export const GOOD_FRAME_MS = 1_000 / 50;

export const UNGOVERNED: Governor = { step: 0, floor: 0, bad: 0, good: 0, isTrial: false };

/**
 * Takes a window's mean time between frames. Down after 3 s that were bad throughout, up after 15 s that were good; a step that was
 * tried again and went bad is never tried a third time, so that nothing goes to and fro.
 */
export function govern(governor: Governor, frameMs: number, lastStep: number): Governor {
  const bad = frameMs > BAD_FRAME_MS ? governor.bad + 1 : 0;
  const good = frameMs <= GOOD_FRAME_MS ? governor.good + 1 : 0;
  if (bad >= BAD_WINDOWS && governor.step < lastStep) return down(governor);
  if (good >= GOOD_WINDOWS && governor.step > governor.floor) return up(governor);
  return { ...governor, bad, good };
}

const down = ({ step, floor, isTrial }: Governor): Governor => ({
  ...UNGOVERNED,
  step: step + 1,
  floor: isTrial ? step + 1 : floor,
});

const up = ({ step, floor }: Governor): Governor => ({ ...UNGOVERNED, step: step - 1, floor, isTrial: true });
