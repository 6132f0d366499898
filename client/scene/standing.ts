import type { Building } from './building.ts';
import { isPlain, type Change } from './effects.ts';
import { createSquares, itemsAbout, type Spot, type Squares } from './squares.ts';

/** All buildings, so that those near an eye are found without a walk through thousands. */
export interface Standing {
  readonly all: Squares<Building>;
  /** Those whose look is no plain one. */
  readonly marked: Squares<Building>;
}

export interface StandingTown extends Standing {
  /** Those that must be found from afar, whatever stands between; the same list until one of them is another. */
  readonly alarming: () => readonly Building[];
  /** Those within a range along both axes. */
  readonly about: (spot: Spot, range: number) => readonly Building[];
  /** Buildings that came, became others or went. */
  readonly replace: (changes: readonly Change[]) => void;
}

export function createStanding(isAlarming: (building: Building) => boolean): StandingTown {
  const spotOf = ({ at }: Building) => at;
  const [all, marked] = [createSquares(spotOf), createSquares(spotOf)];
  const alarms = new Set<Building>();
  let alarming: readonly Building[] | null = null;
  const put = (building: Building): void => {
    all.put(building);
    if (!isPlain(building.look)) marked.put(building);
    if (!isAlarming(building)) return;
    alarms.add(building);
    alarming = null;
  };
  const drop = (building: Building): void => {
    all.drop(building);
    marked.drop(building);
    if (alarms.delete(building)) alarming = null;
  };
  return {
    ...{ all, marked },
    alarming: () => (alarming ??= [...alarms]),
    about: (spot, range) => itemsAbout(all, spot, range),
    replace: (changes) => {
      for (const { before, after } of changes) {
        if (before !== null) drop(before);
        if (after !== null) put(after);
      }
    },
  };
}
