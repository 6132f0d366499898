import type { Blueprint } from './blueprints/blueprint.ts';
import { INWARD, onWall } from './blueprints/draft.ts';
import type { LooseBox } from './boxes.ts';

/** Both leaves of every window closed. */
export const shutterBoxes = ({ windows }: Blueprint): LooseBox[] =>
  windows.flatMap(({ side, plane, along, y, width, height }) => {
    const middle = along + width / 2;
    const leaf = (from: number, to: number): LooseBox => ({
      cuboid: onWall(side, plane, [from, to, y, y + height, -0.05, 0.09]),
      material: 'shutter',
      without: [INWARD[side], 3],
    });
    return [leaf(along, middle - 0.02), leaf(middle + 0.02, along + width)];
  });
