import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { farBlock } from './far.ts';
import { crate } from './props.ts';
import { hipRoof } from './roofs.ts';
import { band, body, flankWindows, placesOn, plinth, room, windowRow } from './walls.ts';

const PLANS = {
  s: { x0: 1, x1: 8, z0: 6, eaves: 4.5, tower: 8 },
  m: { x0: 1, x1: 8, z0: 5, eaves: 5, tower: 10 },
  l: { x0: 0.5, x1: 8.5, z0: 4, eaves: 7.5, tower: 13 },
} as const;
const DOOR_X = 4.5;

/** Queues and streams: a post office with a clock tower, and a belt on which parcels run out. */
export function drawPost(draft: Draft, size: Size): Marks {
  const { x0, x1, z0, eaves, tower } = PLANS[size];
  body(draft, [x0, 0, z0, x1, eaves, FRONT], { wall: 'wall', post: 'stoneLight' });
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  band(draft, [x0, eaves - 0.5, z0, x1, eaves - 0.15, FRONT], 'stoneLight');
  hipRoof(draft, { x0, x1, z0, z1: FRONT, y: eaves }, { steps: 5 });
  const ridge = clockTower(draft, [DOOR_X, z0 + 2.5], { from: eaves, to: tower });
  flankWindows(draft, { left: x0, right: x1, y: 1.5, alongs: [z0 + 1] });
  windowRow(draft, placesOn({ side: 'back', plane: z0, y: 1.5 }, [x0 + 1.5, x1 - 2.5]));
  if (eaves > 6)
    windowRow(draft, placesOn({ side: 'front', plane: FRONT, y: 4.9 }, [x0 + 1, DOOR_X - 0.5, x1 - 2]));
  room(draft, [x0, 0, z0, x1, 0, FRONT], DOOR_X);
  belt(draft, x1);
  return {
    doorX: DOOR_X,
    mast: { x: DOOR_X, y: ridge, z: z0 + 2.5 },
    smoke: null,
    eaves,
    ridge,
    body: { min: { x: x0, y: 0, z: z0 }, max: { x: x1, y: ridge, z: FRONT } },
  };
}

/** A square tower through the roof with a clock to the street. */
function clockTower(
  draft: Draft,
  [x, z]: readonly [number, number],
  { from, to }: { from: number; to: number },
): number {
  draft.volume.fill([x - 1.5, from, z - 1.5, x + 1.5, to, z + 1.5], 'wall');
  farBlock(draft, [x - 1.5, from, z - 1.5, x + 1.5, to, z + 1.5], { walls: 'wall' });
  const face = z + 1.5;
  addBox(draft, [x - 0.9, to - 2, face, x + 0.9, to - 0.2, face + 0.12], 'dark');
  addBox(draft, [x - 0.75, to - 1.85, face, x + 0.75, to - 0.35, face + 0.17], 'trim');
  addBox(draft, [x - 0.06, to - 1.15, face, x + 0.06, to - 0.5, face + 0.21], 'dark');
  addBox(draft, [x - 0.06, to - 1.15, face, x + 0.5, to - 1.03, face + 0.21], 'dark');
  return hipRoof(draft, { x0: x - 1.5, x1: x + 1.5, z0: z - 1.5, z1: z + 1.5, y: to });
}

const BELT_STEPS = 6;

/** The belt slopes from a hatch in the wall to the ground. */
function belt(draft: Draft, x0: number): void {
  const [z0, z1] = [7.5, 9.5];
  const run = 12.7 - x0;
  for (let i = 0; i < BELT_STEPS; i += 1) {
    const x = x0 + (i * run) / BELT_STEPS;
    const y = 3 - i * 0.42;
    addBox(draft, [x, y - 0.3, z0, x + run / BELT_STEPS + 0.02, y, z1], 'dark');
    addBox(draft, [x, y - 0.4, z0 - 0.15, x + run / BELT_STEPS + 0.02, y + 0.15, z0], 'iron');
    addBox(draft, [x, y - 0.4, z1, x + run / BELT_STEPS + 0.02, y + 0.15, z1 + 0.15], 'iron');
  }
  for (const x of [x0 + run * 0.45, x0 + run * 0.9])
    for (const z of [z0 - 0.13, z1])
      draft.boxes.push({
        cuboid: [x, 0, z, x + 0.14, 2.6 - (x - x0) * 0.6, z + 0.14],
        material: 'iron',
        without: [2, 3],
      });
  addBox(draft, [x0 - 0.1, 2.8, z0 - 0.2, x0 + 0.1, 4.3, z1 + 0.2], 'dark');
  addBox(draft, [x0, 4.2, z0 - 0.4, x0 + 0.9, 4.4, z1 + 0.4], 'roof');
  addBox(draft, [x0 + 0.8, 2.62, z0 + 0.5, x0 + 1.8, 3.55, z1 - 0.5], 'crate');
  addBox(draft, [x0 + 2.6, 1.4, z0 + 0.5, x0 + 3.5, 2.2, z1 - 0.6], 'crate');
  crate(draft, [11, 10.5]);
  crate(draft, [10, 11]);
  crate(draft, [11, 10.5], 1);
}
