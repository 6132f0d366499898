import { LAST_STEP, type Tier } from '../scene/quality.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { Address } from './address.ts';
import { govern, UNGOVERNED, WINDOW_MS } from './governor.ts';

export interface PacePorts {
  readonly scene: Pick<TownScene, 'setQuality'>;
  readonly view: ViewStore;
  readonly address: Pick<Address, 'isBench'>;
  /** Where it begins. */
  readonly automatic: Tier;
}

/** A tab in the background or a machine that slept says nothing about the picture. */
const LONGEST_FRAME_MS = 1_000;

/**
 * Takes the milliseconds from a frame that was drawn to the next one, and lets the scene draw less or more where nobody has chosen a
 * quality. Only drawn time counts: a town that rests is neither fast nor slow.
 */
export function createPace({ scene, view, address, automatic }: PacePorts): (frameMs: number) => void {
  const start = { ...UNGOVERNED, step: automatic.step };
  let governor = start;
  let spentMs = 0;
  let frames = 0;
  const isGoverned = () => view.getState().quality === 'auto' && !address.isBench;
  view.subscribe((next, previous) => {
    if (next.quality !== previous.quality) governor = start;
  });
  return (frameMs) => {
    if (frameMs > LONGEST_FRAME_MS || !isGoverned()) return;
    spentMs += frameMs;
    frames += 1;
    if (spentMs < WINDOW_MS) return;
    const { step } = governor;
    governor = govern(governor, spentMs / frames, LAST_STEP);
    spentMs = frames = 0;
    if (governor.step !== step) scene.setQuality(automatic.quality, governor.step);
  };
}
