import { PLOT_SIZE } from '../../shared/plots.ts';
import type { Interest } from '../../shared/interest.ts';
import type { RecordMap } from '../../shared/records.ts';
import type { Pose } from '../player/pose.ts';
import type { Clock } from '../store/clock.ts';
import type { ViewState, ViewStore } from '../store/viewStore.ts';
import { containerIn, type WorldStore } from '../store/worldStore.ts';
import { interestAt } from './interest.ts';

/** Twice a second at most. */
export const REPORT_MS = 500;
/** A step to the side is no other place. */
const MOVED_BLOCKS = PLOT_SIZE;

export interface InterestPorts {
  readonly world: WorldStore;
  readonly view: ViewStore;
  /** Where the visitor stands; one object that changes. */
  readonly pose: Pose;
  readonly clock: Clock;
  readonly watchStats: (interest: Interest) => void;
}

interface Looked {
  readonly records: RecordMap;
  readonly selected: ViewState['selected'];
  readonly panel: ViewState['panel'];
  readonly x: number;
  readonly z: number;
}

/** Tells the server of whom figures are wanted, whenever that has changed; returns what ends it. */
export function reportInterest({ world, view, pose, clock, watchStats }: InterestPorts): () => void {
  let looked: Looked | null = null;
  let told = '';
  let cancel: () => void = () => undefined;
  const report = () => {
    cancel = clock.after(REPORT_MS, report);
    const { records } = world.getState();
    const { selected, panel } = view.getState();
    const now = { records, selected, panel, x: pose.x, z: pose.z };
    if (records.size === 0 || (looked !== null && isSame(looked, now))) return;
    looked = now;
    const chosen = containerIn(records, selected);
    const interest = interestAt(records, { x: pose.x, z: pose.z, chosen, isListOpen: panel === 'list' });
    const text = JSON.stringify(interest);
    if (text === told) return;
    told = text;
    watchStats(interest);
  };
  report();
  return () => cancel();
}

const isSame = (a: Looked, b: Looked): boolean =>
  a.records === b.records &&
  a.selected === b.selected &&
  a.panel === b.panel &&
  Math.hypot(a.x - b.x, a.z - b.z) < MOVED_BLOCKS;
