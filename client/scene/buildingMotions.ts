import { easeInOut, easeWithWeight, linear, shake, type Ease } from '../anim/ease.ts';
import type { Transition } from '../anim/planTransition.ts';
import { restOf, type Building } from './building.ts';
import { RISE_BLOCKS } from './cells.ts';
import type { Motions } from './motions.ts';

const LEVER_MS = 180;
const LIGHT_MS = 250;
const ICE_MS = 400;
const SHAKE_MS = 500;
/** Half the width of a shaken building's sway, as a share of what the channel can hold. */
const SWAY = 0.35;
/** The edge of what stands is as ragged as this, see the shader. */
const RAGGED_BLOCKS = 1.6;

export interface Moment {
  readonly nowMs: number;
  /** False: what changes is there at once. */
  readonly moves: boolean;
}

/** Lights, lever and ice go where the container's state wants them; the lever to the middle while an action is pending. */
export function settle(motions: Motions, building: Building, moment: Moment & { isPending: boolean }): void {
  const { cell, container } = building;
  const { nowMs, moves, isPending } = moment;
  const rest = restOf(container, isPending);
  const steps = [
    { channel: 'light', durationMs: LIGHT_MS, ease: easeInOut },
    { channel: 'lever', durationMs: LEVER_MS, ease: easeWithWeight },
    { channel: 'ice', durationMs: ICE_MS, ease: easeInOut },
  ] as const;
  for (const step of steps) {
    if (moves) motions.begin({ cell, to: rest[step.channel], startMs: nowMs, ...step });
    else motions.set(cell, step.channel, rest[step.channel]);
  }
}

export function play(
  motions: Motions,
  { cell, house }: Building,
  transition: Transition & { readonly nowMs: number },
): void {
  const roof = Math.min(1, (house.bounds.max.y + RAGGED_BLOCKS) / RISE_BLOCKS);
  const base = { cell, startMs: transition.nowMs, durationMs: transition.durationMs };
  if (transition.kind === 'rise') {
    motions.begin({ ...base, channel: 'rise', from: 0, to: 1, ease: upTo(roof) });
  }
  if (transition.kind === 'demolish') {
    motions.begin({ ...base, channel: 'rise', from: roof, to: 0, ease: linear });
  }
  if (transition.kind === 'collapse') rattle(motions, cell, transition.nowMs);
}

/** The edge passes over the building, and not through the air above it. */
const upTo =
  (roof: number): Ease =>
  (progress) =>
    progress < 1 ? linear(progress) * roof : 1;

export function rattle(motions: Motions, cell: number, nowMs: number): void {
  const span = { startMs: nowMs, durationMs: SHAKE_MS };
  motions.begin({ cell, channel: 'shake', from: 0, to: SWAY, ...span, ease: shake });
}

export function stand(motions: Motions, cell: number): void {
  motions.set(cell, 'rise', 1);
  motions.set(cell, 'shake', 0);
}
