import type { Target } from '../city/parts.ts';
import type { Building } from './building.ts';
import { partNumber } from './fittingDraws.ts';
import { isSameTarget } from './picker.ts';
import type { SceneParts } from './sceneParts.ts';

/** What the cells show of the pointer and of chains. */
export interface Marks {
  /** False where it was there already. */
  readonly hover: (target: Target | null) => boolean;
  readonly mark: (building: Building) => void;
}

export function createMarks({ town, cells, chainedParts }: MarkedParts): Marks {
  let hovered: Target | null = null;
  const mark = (building: Building): void => {
    const part = hovered?.id === building.id ? partNumber(hovered.part) : 0;
    const chained = chainedParts(building).reduce((bits, name) => bits | (1 << partNumber(name)), 0);
    cells.setMarks(building.cell, part, chained);
  };
  const markTarget = (target: Target | null): void => {
    const building = target && town.buildings.get(target.id);
    if (building) mark(building);
  };
  return {
    mark,
    hover: (target) => {
      const before = hovered;
      if (isSameTarget(before, target)) return false;
      hovered = target;
      markTarget(before);
      markTarget(target);
      return true;
    },
  };
}

type MarkedParts = Pick<SceneParts, 'town' | 'cells' | 'chainedParts'>;
