import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, type Draft } from './draft.ts';
import { fence, flowers, hedge } from './props.ts';
import { chimney, hipRoof } from './roofs.ts';
import { body, flankWindows, placesOn, plinth, room, windowRow } from './walls.ts';

const PLANS = {
  s: { x0: 3.5, x1: 9.5, z0: 6, eaves: 4 },
  m: { x0: 3, x1: 10, z0: 5, eaves: 4 },
  l: { x0: 2.5, x1: 10.5, z0: 4, eaves: 4.5 },
} as const;
const DOOR_X = 6.5;

/** A cottage with a garden: low walls under a great soft roof. */
export function drawCottage(draft: Draft, size: Size): Marks {
  const { x0, x1, z0, eaves } = PLANS[size];
  body(draft, [x0, 0, z0, x1, eaves, FRONT], { wall: 'wall', post: 'timber' });
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  const ridge = hipRoof(draft, { x0, x1, z0, z1: FRONT, y: eaves }, { eaves: 1 });
  flankWindows(draft, { left: x0, right: x1, y: 1.5, alongs: [z0 + 2] }, { shutters: true, flowers: true });
  windowRow(draft, placesOn({ side: 'back', plane: z0, y: 1.5 }, [x0 + 1.5, x1 - 2.5]));
  room(draft, [x0, 0, z0, x1, 0, FRONT], DOOR_X);
  const mouth = chimney(draft, { x: x0 + 0.5, z: z0 + 1, from: eaves, to: ridge + 1, material: 'stone' });
  fence(draft, [0.3, 4], 12.3);
  fence(draft, [9, 12.7], 12.3);
  hedge(draft, [11.6, 4], [12.4, 10]);
  flowers(draft, [
    [0.8, 11.6],
    [1.7, 11.9],
    [2.5, 11.5],
    [3.3, 11.8],
    [9.6, 11.8],
    [10.5, 11.5],
    [11.3, 11.9],
    [1, 9.5],
    [0.7, 8],
  ]);
  return {
    doorX: DOOR_X,
    mast: { x: DOOR_X, y: ridge, z: (z0 + FRONT) / 2 },
    smoke: { x: x0 + 1, y: mouth, z: z0 + 1.5 },
    eaves,
    ridge,
    body: { min: { x: x0, y: 0, z: z0 }, max: { x: x1, y: ridge, z: FRONT } },
  };
}
