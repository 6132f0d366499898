import type { Part, Target } from '../city/parts.ts';
import { ARMED_MS } from '../store/pendingStore.ts';

/** The switch that a finger tapped last: a screen without a cursor says of it what came of that, and what the next tap does. */
export interface LastTap {
  /** Anything but a switch answers by its panel, and is forgotten here. A `repeat` asks for nothing more than the tap before. */
  readonly tap: (target: Target | null) => 'new' | 'repeat';
  readonly forget: () => void;
  /** Null once it was long ago. */
  readonly target: () => Target | null;
}

/** A case that opens meanwhile is spoken of until it has closed again. */
export const TAP_SHOWN_MS = ARMED_MS + 1_500;
/** The second half of a double tap: read as a second press it would remove a container that nobody meant to. */
const DOUBLE_MS = 400;
const SWITCHES: readonly Part[] = ['lever', 'bell', 'iceLever', 'button'];

/** @param now milliseconds of any epoch */
export function createLastTap(now: () => number): LastTap {
  let last: { readonly target: Target; readonly until: number } | null = null;
  let tappedAt = -Infinity;
  const forget = () => {
    last = null;
  };
  return {
    forget,
    tap: (target) => {
      const isRepeat = now() - tappedAt < DOUBLE_MS && isSamePart(last?.target ?? null, target);
      tappedAt = now();
      const isSwitch = target !== null && SWITCHES.includes(target.part);
      last = isSwitch ? { target, until: now() + TAP_SHOWN_MS } : null;
      return isRepeat ? 'repeat' : 'new';
    },
    target: () => {
      if (last !== null && now() >= last.until) forget();
      return last?.target ?? null;
    },
  };
}

const isSamePart = (a: Target | null, b: Target | null): boolean =>
  a !== null && b !== null && a.id === b.id && a.part === b.part;
