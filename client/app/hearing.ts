import { islandX, plotAt } from '../../shared/plots.ts';
import { differing } from '../../shared/layeredMap.ts';
import type { Container, RecordId, RecordMap } from '../../shared/records.ts';
import { soundOf } from '../audio/soundOf.ts';
import { createSounds, type Sounds } from '../audio/sounds.ts';
import type { Pose } from '../player/pose.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { WorldStore } from '../store/worldStore.ts';

export interface HearingPorts {
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly view: ViewStore;
  /** The ear. */
  readonly pose: Pose;
}

/** More changes than this at once are a snapshot or a storm: nobody could tell the sounds apart. */
const MOST_AT_ONCE = 6;
const TICK_MS = 1_000;

/** Lets what changes in the stores be heard, from the first gesture on. */
export function startHearing({ world, pending, view, pose }: HearingPorts): void {
  const sounds = createSounds({ createContext: () => new AudioContext(), random: Math.random });
  for (const gesture of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(gesture, sounds.unlock, { once: true });
  }
  sounds.setMuted(view.getState().muted);
  view.subscribe(({ muted }) => sounds.setMuted(muted));
  world.subscribe(({ records }, previous) => {
    if (records !== previous.records && previous.records.size > 0)
      playChanges(sounds, pose, [previous.records, records]);
  });
  pending.subscribe((next, previous) => {
    if (next.armed !== null && previous.armed === null) sounds.play('glassCase');
    for (const [id, entry] of next.entries) {
      if (entry === previous.entries.get(id)) continue;
      if (entry.phase === 'asked') sounds.play(entry.action === 'restart' ? 'bell' : 'lever');
      if (entry.phase === 'refused') sounds.play('refuse');
    }
  });
  setInterval(() => {
    if (pending.getState().armed !== null) sounds.play('tick');
  }, TICK_MS);
}

function playChanges(sounds: Sounds, pose: Pose, [previous, next]: readonly [RecordMap, RecordMap]): void {
  const pairs = differing(previous, next).map((id) => [containerAt(previous, id), containerAt(next, id)]);
  const changed = pairs.filter(([before, after]) => (before ?? after) !== undefined);
  if (changed.length > MOST_AT_ONCE) return;
  for (const [before, after] of changed) {
    const [name, container] = [soundOf(before, after), after ?? before];
    if (name !== null && container !== undefined) sounds.play(name, distanceTo(container, next, pose));
  }
}

function containerAt(records: RecordMap, id: RecordId): Container | undefined {
  const record = records.get(id);
  return record?.type === 'container' ? record : undefined;
}

function distanceTo({ plot, host }: Container, records: RecordMap, ear: Pose): number {
  if (plot === null) return Infinity;
  const { x, y, z } = plotAt(plot);
  const home = records.get(host);
  return Math.hypot(islandX(home?.type === 'host' ? home.index : 0) + x - ear.x, y - ear.y, z - ear.z);
}
