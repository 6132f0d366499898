import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { farWedge } from './far.ts';
import { crate } from './props.ts';
import { chimney } from './roofs.ts';
import { band, body, flankWindows, plinth, room } from './walls.ts';

const PLANS = {
  s: { x0: 2.5, x1: 10.5, z0: 6, eaves: 4.5, teeth: 2 },
  m: { x0: 2, x1: 11, z0: 5, eaves: 5, teeth: 3 },
  l: { x0: 2, x1: 11, z0: 3.5, eaves: 8, teeth: 3 },
} as const;

/** Language runtimes and apps: a brick workshop with a saw-tooth roof of glass, and a tall chimney. */
export function drawWorkshop(draft: Draft, size: Size): Marks {
  const { x0, x1, z0, eaves, teeth } = PLANS[size];
  body(draft, [x0, 0, z0, x1, eaves, FRONT], { wall: 'lowerBrick', post: 'brickDark' });
  draft.volume.fill([x0 + 0.5, 0, FRONT - 0.5, x1 - 0.5, 4, FRONT], 'lowerBrick');
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  band(draft, [x0, eaves - 0.4, z0, x1, eaves - 0.05, FRONT], 'stoneLight');
  flankWindows(draft, { left: x0, right: x1, y: 1.5, alongs: [z0 + 1.5] }, { width: 3, height: 2 });
  if (eaves > 7) upperWindows(draft, x0, x1);
  const wide = (x1 - x0) / teeth;
  for (let i = 0; i < teeth; i += 1) sawTooth(draft, [x0 + i * wide, x0 + (i + 1) * wide, z0], eaves);
  room(draft, [x0, 0, z0, x1, 0, FRONT], 6.5);
  const mouth = chimney(draft, { x: x0, z: z0 + 1, from: eaves, to: eaves + 5.5 });
  crate(draft, [11.5, 9]);
  crate(draft, [11, 10.5]);
  return {
    doorX: 6.5,
    mast: { x: x1 - 1, y: eaves + 3, z: (z0 + FRONT) / 2 },
    smoke: { x: x0 + 0.5, y: mouth, z: z0 + 1.5 },
    eaves,
    ridge: eaves + 3,
    body: { min: { x: x0, y: 0, z: z0 }, max: { x: x1, y: eaves + 3, z: FRONT } },
  };
}

function upperWindows(draft: Draft, x0: number, x1: number): void {
  for (const along of [x0 + 1, x1 - 3]) {
    draft.volume.fill([along, 5, FRONT - 0.5, along + 2, 6.5, FRONT], null);
    draft.volume.fill([along, 5, FRONT - 1, along + 2, 6.5, FRONT - 0.5], 'glass');
    draft.windows.push({ side: 'front', plane: FRONT, along, y: 5, width: 2, height: 1.5 });
  }
}

const STEPS = 6;

/** One tooth: rises to the east in half-steps and ends in an upright wall of glass. */
function sawTooth(draft: Draft, [x0, x1, z0]: readonly [number, number, number], y: number): void {
  const run = (x1 - x0) / STEPS;
  for (let i = 0; i < STEPS; i += 1) {
    const from = x0 + i * run;
    draft.volume.fill([from, y + i * 0.5, z0, x1, y + (i + 1) * 0.5, FRONT], 'lowerBrick');
    draft.volume.fill([from, y + i * 0.5, z0, Math.min(x1, from + 1), y + (i + 1) * 0.5, FRONT], 'roofSlate');
  }
  const top = y + STEPS * 0.5;
  draft.volume.fill([x1 - 0.5, y + 0.5, z0 + 0.5, x1, top - 0.5, FRONT - 0.5], 'glass');
  addBox(draft, [x1 - 0.55, top, z0 - 0.1, x1 + 0.15, top + 0.2, FRONT + 0.1], 'ridge');
  farWedge(draft, [x0, y, z0, x1, top, FRONT], { slope: 'roofSlate', pane: 'glass', wall: 'lowerBrick' });
}
