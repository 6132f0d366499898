import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { farBlock } from './far.ts';
import { hedge } from './props.ts';
import { battlements, hipRoof } from './roofs.ts';
import { band, body, placesOn, plinth, wideRoom, windowAt, windowRow } from './walls.ts';

const HEIGHTS = { s: 7.5, m: 9.5, l: 11.5 } as const;
const TOWER = { x0: 0.5, x1: 6.5, z0: 6 } as const;
const DOOR_X = 3.5;

/** The web server and proxy: a gate tower with an arch that lets the street through, and a banner. */
export function drawGate(draft: Draft, size: Size): Marks {
  const { x0, x1, z0 } = TOWER;
  const high = HEIGHTS[size];
  arch(draft);
  body(draft, [x0, 0, z0, x1, high, FRONT], { wall: 'wallAshlar', post: 'stone' });
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  band(draft, [x0, 3.75, z0, x1, 4.05, FRONT], 'stoneLight');
  wideRoom(draft, [x0, 0, z0, x1, 0, FRONT], DOOR_X);
  for (let y = 5; y + 2 <= high; y += 3) {
    windowRow(draft, placesOn({ side: 'front', plane: FRONT, y }, [x0 + 1, x1 - 2]));
    windowAt(draft, { side: 'left', plane: x0, along: 8, y });
    if (y > 6) windowAt(draft, { side: 'right', plane: x1, along: 8, y });
  }
  const plan = { x0, x1, z0, z1: FRONT, y: high };
  battlements(draft, plan, 'stoneWarm');
  farBlock(draft, [x0 - 0.5, high, z0 - 0.5, x1 + 0.5, high + 0.5, FRONT + 0.5], {
    walls: 'stoneWarm',
    top: 'stoneWarm',
  });
  const ridge = hipRoof(
    draft,
    { x0: x0 + 1.5, x1: x1 - 1.5, z0: z0 + 1.5, z1: FRONT - 1.5, y: high + 1 },
    { roof: 'roofSlate' },
  );
  banner(draft, [9.5, 6.2, 9.52]);
  hedge(draft, [1, 1], [6, 1.8]);
  return {
    doorX: DOOR_X,
    mast: { x: DOOR_X, y: ridge, z: (z0 + FRONT) / 2 },
    smoke: null,
    eaves: high,
    ridge,
    body: { min: { x: x0, y: 0, z: z0 }, max: { x: 12.5, y: ridge, z: FRONT } },
  };
}

const ARCH_TOP = 5.5;

/** The wing beside the tower, with an opening of 3 by 4. */
function arch(draft: Draft): void {
  draft.volume.fill([6.5, 0, 7, 12.5, ARCH_TOP, 9.5], 'wallAshlar');
  draft.volume.fill([11.5, 0, 7, 12.5, ARCH_TOP, 9.5], 'stone');
  draft.volume.fill([8, 0, 7, 11, 4, 9.5], null);
  draft.volume.fill([8, 3.5, 7, 8.5, 4, 9.5], 'wallAshlar');
  draft.volume.fill([10.5, 3.5, 7, 11, 4, 9.5], 'wallAshlar');
  battlements(draft, { x0: 6.5, x1: 12.5, z0: 7, z1: 9.5, y: ARCH_TOP }, 'stoneWarm');
  draft.boxes.push({ cuboid: [8, 0, 6, 11, 0.02, 13], material: 'flagstone', without: [0, 1, 3, 4, 5] });
  farBlock(draft, [6.5, 0, 7, 12.5, ARCH_TOP, 9.5], { walls: 'wallAshlar', top: 'wallAshlar' });
}

/** A swallow-tailed cloth in the house's colour. */
function banner(draft: Draft, [x, top, z]: readonly [number, number, number]): void {
  addBox(draft, [x - 0.7, top - 0.12, z - 0.06, x + 0.7, top, z + 0.1], 'dark');
  addBox(draft, [x - 0.55, top - 1.6, z, x + 0.55, top - 0.12, z + 0.08], 'accent');
  for (const side of [-0.55, 0.15])
    addBox(draft, [x + side, top - 2, z, x + side + 0.4, top - 1.6, z + 0.08], 'accent');
}
