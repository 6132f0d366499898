import type { TownScene } from '../scene/townScene.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { createRoster, type Roster } from './roster.ts';
import { createSlotFigures, type TakenFigures } from './slotFigures.ts';

export interface FiguredStores {
  readonly world: WorldStore;
  readonly stats: StatsStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export type FiguredScene = Pick<TownScene, 'setStats' | 'writeSigns'>;

/** Frames of figures bring a round each second; without them one begins by itself, since figures grow stale. */
export const STALE_CHECK_MS = 1_200;
/** All at once for a town of so many: the three shares of a round over ten thousand take 0.2 ms each. */
export const SMALL_TOWN = 1_000;

/** New figures are shown by a round over all slots, in three frames; those of a changed record in the very frame. Called once a frame. */
export function createShowFigures(scene: FiguredScene, { world, stats, now }: FiguredStores): () => void {
  const roster = createRoster();
  const figures = createSlotFigures(roster, stats);
  const parts = { scene, figures, now };
  let [version, begunAtMs, isDue] = [-1, 0, false];
  let round: Round | null = null;
  const beginRound = (): Round => {
    [version, begunAtMs, isDue] = [stats.version(), now(), false];
    return roundOf(parts);
  };
  const isNewTold = (): boolean => version !== stats.version() || now() - begunAtMs >= STALE_CHECK_MS;
  return () => {
    const { slots, havePlacesChanged } = roster.follow(world.getState().records);
    if (slots.length > 0) showNow(parts, slots);
    isDue ||= havePlacesChanged || isNewTold();
    if (isDue) round ??= beginRound();
    if (round !== null && isOver(round, roster)) round = null;
  };
}

interface RoundParts {
  readonly scene: FiguredScene;
  readonly figures: TakenFigures;
  readonly now: () => number;
}

function showNow({ scene, figures, now }: RoundParts, slots: readonly number[]): void {
  figures.take(slots, now());
  scene.setStats(figures, slots);
}

/** A frame's share of the work lies between two `yield`s. */
type Round = Generator<undefined, undefined>;

function* roundOf({ scene, figures, now }: RoundParts): Round {
  figures.take('all', now());
  yield;
  scene.setStats(figures, 'all');
  yield;
  scene.writeSigns();
}

/** After this frame's share. */
function isOver(round: Round, { end }: Roster): boolean {
  const isSmall = end() <= SMALL_TOWN;
  do if (round.next().done === true) return true;
  while (isSmall);
  return false;
}
