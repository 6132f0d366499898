import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { farHip } from './far.ts';
import { barrel, crate } from './props.ts';
import { flatRoof } from './roofs.ts';
import { body, flankWindows, plinth, room } from './walls.ts';

const PLANS = {
  s: { x0: 3.5, x1: 9.5, z0: 7, mast: 4 },
  m: { x0: 3, x1: 10, z0: 6, mast: 6 },
  l: { x0: 2.5, x1: 10.5, z0: 5, mast: 8 },
} as const;
const EAVES = 4.5;
const AWNING_OUT = 1.5;

/** The cache: a low kiosk under a striped awning, with a radio mast. */
export function drawKiosk(draft: Draft, size: Size): Marks {
  const { x0, x1, z0, mast } = PLANS[size];
  body(draft, [x0, 0, z0, x1, EAVES, FRONT], { wall: 'wallBoards', post: 'timber' });
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  const top = flatRoof(draft, { x0, x1, z0, z1: FRONT, y: EAVES });
  flankWindows(draft, { left: x0, right: x1, y: 1.5, alongs: [z0 + 1.5] }, { width: 2, height: 1 });
  room(draft, [x0, 0, z0, x1, 0, FRONT], 6.5);
  awning(draft, x0 - 1, x1 + 1);
  const z = (z0 + FRONT) / 2;
  lattice(draft, [6.5, top, z], mast);
  crate(draft, [11, 7]);
  barrel(draft, [10.9, 8.4]);
  return {
    doorX: 6.5,
    mast: { x: x0 + 1.5, y: top, z: z0 + 1.5 },
    smoke: null,
    eaves: EAVES,
    ridge: top,
    body: { min: { x: x0 - 1, y: 0, z: z0 }, max: { x: x1 + 1, y: top, z: FRONT } },
  };
}

const AWNING_STEPS = 6;

/** Falls in small steps from above the eaves to the posts; the sign stays free below it. */
function awning(draft: Draft, x0: number, x1: number): void {
  for (let i = 0; i < AWNING_STEPS; i += 1) {
    const z = FRONT + 0.5 + (i * AWNING_OUT) / AWNING_STEPS;
    const y = EAVES + 0.4 - i * 0.14;
    addBox(draft, [x0, y - 0.16, z, x1, y, z + AWNING_OUT / AWNING_STEPS], 'awning');
  }
  const edge = FRONT + 0.5 + AWNING_OUT;
  addBox(draft, [x0, EAVES - 0.85, edge - 0.06, x1, EAVES - 0.3, edge], 'awning');
  for (const x of [x0 + 0.05, x1 - 0.2]) {
    draft.boxes.push({
      cuboid: [x, 0, edge - 0.2, x + 0.15, EAVES - 0.4, edge - 0.05],
      material: 'timber',
      without: [2, 3],
    });
  }
  const far = [x0, EAVES - 0.5, FRONT - 0.5, x1, EAVES + 0.3, edge] as const;
  farHip(draft, far, { x: 0, z: AWNING_OUT, material: 'awning' });
}

/** A mast of four legs that lean together, with rungs and two yards. */
function lattice(draft: Draft, [x, y, z]: readonly [number, number, number], height: number): void {
  const storeys = height - 1;
  for (let i = 0; i < storeys; i += 1) {
    const half = 0.55 - (i / storeys) * 0.42;
    for (const dx of [-half, half])
      for (const dz of [-half, half])
        draft.boxes.push({
          cuboid: [x + dx - 0.07, y + i, z + dz - 0.07, x + dx + 0.07, y + i + 1, z + dz + 0.07],
          material: 'iron',
          without: [2, 3],
        });
    addBox(draft, [x - half, y + i + 0.9, z - half, x + half, y + i + 1, z + half], 'iron');
  }
  addBox(draft, [x - 0.07, y + storeys, z - 0.07, x + 0.07, y + height + 1, z + 0.07], 'iron');
  for (const [up, reach] of [
    [0.6, 1.1],
    [1.4, 0.75],
  ] as const)
    addBox(
      draft,
      [x - reach, y + storeys + up, z - 0.06, x + reach, y + storeys + up + 0.1, z + 0.06],
      'iron',
    );
  addBox(draft, [x - 0.18, y + height + 1, z - 0.18, x + 0.18, y + height + 1.3, z + 0.18], 'accent');
}
