import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, type Draft } from './draft.ts';
import { barrel, flowers, hedge } from './props.ts';
import { chimney, gableRoof } from './roofs.ts';
import { band, body, flankWindows, placesOn, plinth, room, windowRow } from './walls.ts';

const PLANS = {
  s: { x0: 3, x1: 10, z0: 5, eaves: 5 },
  m: { x0: 3, x1: 10, z0: 4, eaves: 7.5 },
  l: { x0: 2.5, x1: 10.5, z0: 4, eaves: 10.5 },
} as const;
const STOREY = 4;
const DOOR_X = 6.5;

/** The town house: plaster on a stone ground storey, timber corners, a steep roof along the street. */
export function drawHouse(draft: Draft, size: Size): Marks {
  const { x0, x1, z0, eaves } = PLANS[size];
  body(draft, [x0, 0, z0, x1, eaves, FRONT], { wall: 'wall', post: 'timber' });
  draft.volume.fill([x0 + 0.5, 0, z0, x1 - 0.5, 1, z0 + 0.5], 'lowerWall');
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  const ridge = gableRoof(draft, { x0, x1, z0, z1: FRONT, y: eaves });
  for (let y = STOREY; y < eaves - 1; y += 3) band(draft, [x0, y - 0.25, z0, x1, y + 0.1, FRONT], 'beam');
  flankWindows(draft, { left: x0, right: x1, y: 1.5, alongs: [z0 + 2] }, { shutters: true });
  for (let y = STOREY + 1; y < eaves - 1; y += 3) upperWindows(draft, [x0, x1, z0], y);
  flankWindows(
    draft,
    { left: x0, right: x1, y: eaves + 0.5, alongs: [(z0 + FRONT) / 2 - 0.5] },
    { height: 1 },
  );
  room(draft, [x0, 0, z0, x1, 0, FRONT], DOOR_X);
  const mouth = chimney(draft, { x: x0 + 1, z: z0 + 1.5, from: eaves, to: ridge + 0.5 });
  barrel(draft, [x1 + 0.2, FRONT - 1]);
  hedge(draft, [0.4, 5], [1.1, 11]);
  flowers(draft, [
    [11.4, 6.2],
    [11.8, 7.4],
    [11.3, 8.6],
    [1.6, 11.8],
    [0.8, 12.2],
  ]);
  return {
    doorX: DOOR_X,
    mast: { x: x1 - 1.5, y: ridge, z: (z0 + FRONT) / 2 },
    smoke: { x: x0 + 1.5, y: mouth, z: z0 + 2 },
    eaves,
    ridge,
    body: { min: { x: x0, y: 0, z: z0 }, max: { x: x1, y: ridge, z: FRONT } },
  };
}

function upperWindows(draft: Draft, [x0, x1, z0]: readonly [number, number, number], y: number): void {
  const front = { side: 'front', plane: FRONT, y } as const;
  windowRow(draft, placesOn(front, [x0 + 1, x1 - 2]), { shutters: true, flowers: y < STOREY + 2 });
  windowRow(draft, placesOn(front, [DOOR_X - 0.5]));
  if (y < 2 * STOREY) windowRow(draft, placesOn({ side: 'back', plane: z0, y }, [x0 + 1.5, x1 - 2.5]));
  flankWindows(draft, { left: x0, right: x1, y, alongs: [z0 + 1.5, FRONT - 2.5] });
}
