import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { barrel, crate } from './props.ts';
import { gableRoof } from './roofs.ts';
import { band, body, flankWindows, placesOn, plinth, room, windowRow } from './walls.ts';

const PLANS = {
  s: { x0: 1, x1: 8, z0: 6.5, eaves: 4 },
  m: { x0: 1, x1: 8, z0: 4, eaves: 5 },
  l: { x0: 0.5, x1: 8.5, z0: 3, eaves: 8 },
} as const;
const DOOR_X = 4.5;

/** Storage and registries: a boarded warehouse, gable to the street, with a crane over its crates. */
export function drawWarehouse(draft: Draft, size: Size): Marks {
  const { x0, x1, z0, eaves } = PLANS[size];
  body(draft, [x0, 0, z0, x1, eaves, FRONT], { wall: 'wallBoards', post: 'timber' });
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  band(draft, [x0, eaves - 0.3, z0, x1, eaves, FRONT], 'beam');
  const ridge = gableRoof(
    draft,
    { x0, x1, z0, z1: FRONT, y: eaves },
    { axis: 'z', wall: 'wallBoards', roof: 'roofSlate' },
  );
  windowRow(draft, placesOn({ side: 'front', plane: FRONT, y: eaves + 0.75 }, [DOOR_X - 0.5]), {
    height: 1.5,
  });
  if (eaves > 6) windowRow(draft, placesOn({ side: 'front', plane: FRONT, y: 4.75 }, [x0 + 1, x1 - 2]));
  flankWindows(
    draft,
    { left: x0, right: x1, y: Math.max(1.5, eaves - 3.5), alongs: [z0 + 1, FRONT - 2.5] },
    { height: 1 },
  );
  room(draft, [x0, 0, z0, x1, 0, FRONT], DOOR_X);
  crane(draft, ridge - 0.5);
  for (const [spot, y] of [
    [[9, 11], 0],
    [[11, 10], 0],
    [[9, 4], 0],
    [[10, 4], 0],
    [[9, 4], 1],
  ] as const)
    crate(draft, spot, y);
  barrel(draft, [9.2, 9.7]);
  return {
    doorX: DOOR_X,
    mast: { x: DOOR_X, y: ridge, z: z0 + 1.5 },
    smoke: null,
    eaves,
    ridge,
    body: { min: { x: x0, y: 0, z: z0 }, max: { x: x1, y: ridge, z: FRONT } },
  };
}

/** A post with a jib over the yard, a counterweight and a hanging crate. */
function crane(draft: Draft, top: number): void {
  const [x, z] = [10, 7.5];
  addBox(draft, [x - 0.6, 0, z - 0.6, x + 0.6, 0.5, z + 0.6], 'stone');
  addBox(draft, [x - 0.27, 0.5, z - 0.27, x + 0.27, top, z + 0.27], 'timber');
  addBox(draft, [x - 3, top - 0.1, z - 0.2, x + 2.8, top + 0.3, z + 0.2], 'beam');
  addBox(draft, [x - 3.3, top - 0.6, z - 0.4, x - 2.4, top + 0.5, z + 0.4], 'iron');
  for (let i = 0; i < 4; i += 1) {
    addBox(
      draft,
      [x + 0.2 + i * 0.4, top - 1.7 + i * 0.4, z - 0.14, x + 0.65 + i * 0.4, top - 1.25 + i * 0.4, z + 0.14],
      'beam',
    );
  }
  addBox(draft, [x + 2.28, top - 3.2, z - 0.04, x + 2.36, top, z + 0.04], 'rope');
  addBox(draft, [x + 1.8, top - 4.2, z - 0.5, x + 2.8, top - 3.2, z + 0.5], 'crate');
}
