import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { farBlock } from './far.ts';
import { barrel, crate } from './props.ts';
import { chimney, gableRoof } from './roofs.ts';
import { body, flankWindows, placesOn, plinth, room, windowRow } from './walls.ts';

const PLANS = {
  s: { x0: 1, x1: 8, z0: 6.5, eaves: 4, stack: 8.5 },
  m: { x0: 1, x1: 8, z0: 5.5, eaves: 4.5, stack: 11 },
  l: { x0: 0.5, x1: 8.5, z0: 4, eaves: 6.5, stack: 13.5 },
} as const;
const DOOR_X = 4.5;

/** CI and build tools: a stone forge with a glowing mouth and a great chimney. */
export function drawForge(draft: Draft, size: Size): Marks {
  const { x0, x1, z0, eaves, stack } = PLANS[size];
  body(draft, [x0, 0, z0, x1, eaves, FRONT], { wall: 'lowerWall', post: 'timber' });
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  const ridge = gableRoof(draft, { x0, x1, z0, z1: FRONT, y: eaves }, { wall: 'lowerWall' });
  hearth(draft, x1, eaves);
  const mouth = chimney(draft, { x: x1 + 0.5, z: 6.5, from: 4, to: stack, width: 2 });
  farBlock(draft, [x1 + 0.5, 0, 6.5, x1 + 2.5, stack, 8.5], { walls: 'brickDark', top: 'dark' });
  flankWindows(draft, { left: x0, right: x1, y: 1.5, alongs: [z0 + 0.5] });
  windowRow(draft, placesOn({ side: 'back', plane: z0, y: 1.5 }, [x0 + 1.5, x1 - 2.5]));
  if (eaves > 6) windowRow(draft, placesOn({ side: 'front', plane: FRONT, y: 4.4 }, [x0 + 1, x1 - 2]));
  room(draft, [x0, 0, z0, x1, 0, FRONT], DOOR_X);
  anvil(draft, [x1 + 2.2, 11]);
  barrel(draft, [0.3, 11.3]);
  crate(draft, [11.5, 8]);
  return {
    doorX: DOOR_X,
    mast: { x: x0 + 1.5, y: ridge, z: (z0 + FRONT) / 2 },
    smoke: { x: x1 + 1.5, y: mouth, z: 7.5 },
    eaves,
    ridge,
    body: { min: { x: x0, y: 0, z: z0 }, max: { x: x1 + 3, y: ridge, z: FRONT } },
  };
}

/** The furnace leans against the flank; its mouth glows while the house is lit. */
function hearth(draft: Draft, x: number, eaves: number): void {
  draft.volume.fill([x, 0, 6, x + 3, 3.5, 10], 'brickDark');
  draft.volume.fill([x, 0, 6, x + 3, 0.5, 10], 'plinth');
  draft.volume.fill([x, 3.5, 6, x + 3, Math.min(4.5, eaves), 9], 'brickDark');
  draft.volume.fill([x + 1, 0.5, 8.5, x + 2, 2, 10], null);
  draft.volume.fill([x + 1, 0.5, 8, x + 2, 2, 8.5], 'lamp');
  addBox(draft, [x + 0.8, 2, 9.9, x + 2.2, 2.4, 10.3], 'stoneLight');
  draft.boxes.push({ cuboid: [x + 1, 0.5, 8.5, x + 2, 0.75, 9.8], material: 'glow', without: [0, 1, 3, 5] });
}

function anvil(draft: Draft, [x, z]: readonly [number, number]): void {
  addBox(draft, [x - 0.3, 0, z - 0.3, x + 0.3, 0.5, z + 0.3], 'timber');
  addBox(draft, [x - 0.6, 0.5, z - 0.22, x + 0.5, 0.8, z + 0.22], 'dark');
}
