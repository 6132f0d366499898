import { ferryFrom } from '../player/ferry.ts';
import type { Pose } from '../player/pose.ts';
import type { Clock } from '../store/clock.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { WorldStore } from '../store/worldStore.ts';

export const LOOK_OUT_MS = 300;

export interface FerryPorts {
  /** Where the visitor stands; one object that changes. */
  readonly pose: Pose;
  readonly world: WorldStore;
  readonly view: ViewStore;
  readonly clock: Clock;
}

/** Offers a ferry to whoever waits at a pier. */
export function offerFerry({ pose, world, view, clock }: FerryPorts): void {
  const lookOut = () => {
    const ferryTo = ferryFrom(pose, world.getState().records)?.id ?? null;
    if (ferryTo !== view.getState().ferryTo) view.setFerry(ferryTo);
    clock.after(LOOK_OUT_MS, lookOut);
  };
  lookOut();
}
