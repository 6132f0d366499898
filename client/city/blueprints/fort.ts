import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { farBlock, farLid } from './far.ts';
import { battlements, hipRoof } from './roofs.ts';
import { body, placesOn, plinth, room, windowRow } from './walls.ts';

const PLANS = {
  s: { wall: 4, towers: 6, keep: 6 },
  m: { wall: 4, towers: 7.5, keep: 7.5 },
  l: { wall: 5, towers: 10, keep: 10.5 },
} as const;
const HOLD = { x0: 2, x1: 11, z0: 4 } as const;

/** Security and names: a small fort of four towers, with a keep in its middle. */
export function drawFort(draft: Draft, size: Size): Marks {
  const plan = PLANS[size];
  const { x0, x1, z0 } = HOLD;
  body(draft, [x0, 0, z0, x1, plan.wall, FRONT], { wall: 'stone' });
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  battlements(draft, { x0, x1, z0, z1: FRONT, y: plan.wall }, 'stoneLight');
  farLid(draft, [x0, 0, z0, x1, plan.wall, FRONT], 'stoneLight');
  const keep = { x0: 4.5, x1: 8.5, z0: 5.5, z1: 9.5 };
  const upper = [keep.x0, plan.wall, keep.z0, keep.x1, plan.keep, keep.z1] as const;
  draft.volume.fill(upper, 'wallAshlar');
  farBlock(draft, upper, { walls: 'wallAshlar', without: BACK });
  windowRow(draft, placesOn({ side: 'front', plane: keep.z1, y: plan.keep - 2 }, [6]), { height: 1 });
  const ridge = hipRoof(draft, { ...keep, y: plan.keep }, { roof: 'roofSlate' });
  for (const [x, z] of CORNERS) cornerTower(draft, [x, z], plan.towers);
  for (const x of [1.4, 10.6]) banner(draft, x, plan.wall);
  room(draft, [x0 + 0.5, 0, z0, x1 - 0.5, 0, FRONT], 6.5);
  return {
    doorX: 6.5,
    mast: { x: 6.5, y: ridge, z: (keep.z0 + keep.z1) / 2 },
    smoke: null,
    eaves: plan.wall,
    ridge,
    body: { min: { x: 0.5, y: 0, z: z0 - 1 }, max: { x: 12.5, y: ridge, z: FRONT } },
  };
}

/** Middles of the towers; those in front leave the façade free. */
const CORNERS = [
  [1.5, 4.5],
  [11.5, 4.5],
  [1.5, 10],
  [11.5, 10],
] as const;
const HALF = 1;
const BACK = 5;

function cornerTower(draft: Draft, [x, z]: readonly [number, number], height: number): void {
  const [x0, x1, z0, z1] = [x - HALF, x + HALF, z - HALF, z + HALF];
  draft.volume.fill([x0, 0, z0, x1, height, z1], 'stone');
  draft.volume.fill([x0, 0, z0, x1, 0.5, z1], 'plinth');
  battlements(draft, { x0, x1, z0, z1, y: height }, 'stoneLight');
  const far = { walls: 'stone', top: 'stoneLight' } as const;
  farBlock(draft, [x0, 0, z0, x1, height + 0.5, z1], z > 8 ? { ...far, without: BACK } : far);
}

function banner(draft: Draft, x: number, top: number): void {
  addBox(draft, [x - 0.4, top - 2.4, FRONT, x + 0.4, top - 0.2, FRONT + 0.07], 'accent');
  addBox(draft, [x - 0.2, top - 2.8, FRONT, x + 0.2, top - 2.4, FRONT + 0.07], 'accent');
}
