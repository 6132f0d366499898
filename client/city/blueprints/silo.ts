import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { barrel } from './props.ts';
import { dome, flatRoof, tower } from './roofs.ts';
import { body, plinth, room } from './walls.ts';

const HEIGHTS = { s: [5.5, 4.5], m: [8.5, 6], l: [11.5, 8] } as const;
const GREAT = { x: 4, z: 4, radius: 3.25 } as const;
const SMALL = { x: 9.5, z: 4.5, radius: 2.6 } as const;
const OFFICE = { x0: 3, x1: 10, z0: 7.5, eaves: 4 } as const;

/** The database: a great and a small silo with domed caps, and an office in front. */
export function drawSilo(draft: Draft, size: Size): Marks {
  const [high, low] = HEIGHTS[size];
  const ridge = drum(draft, GREAT, high);
  drum(draft, SMALL, low);
  bridge(draft, low - 1);
  const { x0, x1, z0, eaves } = OFFICE;
  body(draft, [x0, 0, z0, x1, eaves, FRONT], { wall: 'wall', post: 'timber' });
  plinth(draft, [x0, 0, z0, x1, 0, FRONT]);
  flatRoof(draft, { x0, x1, z0, z1: FRONT, y: eaves });
  draft.volume.fill([x0 + 1, 0, z0 - 2, x1 - 1, 3.5, z0 + 1], 'wall');
  room(draft, [x0, 0, z0 - 1.5, x1, 0, FRONT], 6.5);
  barrel(draft, [11, 9]);
  barrel(draft, [10.8, 10.1]);
  return {
    doorX: 6.5,
    mast: { x: GREAT.x, y: ridge, z: GREAT.z },
    smoke: null,
    eaves: high,
    ridge,
    body: { min: { x: 0.75, y: 0, z: 1.25 }, max: { x: 12.25, y: ridge, z: FRONT } },
  };
}

interface Drum {
  readonly x: number;
  readonly z: number;
  readonly radius: number;
}

/** A silo with iron hoops and small windows up its front. */
function drum(draft: Draft, { x, z, radius }: Drum, height: number): number {
  tower(draft, { x, z, radius, y: height }, { wall: 'wallDrum', base: 'plinth' });
  for (let y = 2.5; y < height - 1; y += 3)
    draft.volume.cylinder({ x, z, radius, from: y, to: y + 0.5, coarse: true }, 'hoop');
  draft.volume.cylinder({ x, z, radius: radius + 0.5, from: height, to: height + 0.5, coarse: true }, 'hoop');
  for (let y = 5.5; y < height - 1; y += 3) {
    const front = Math.ceil(z + radius - 0.5);
    addBox(draft, [x - 0.6, y - 0.1, front - 1, x + 0.6, y + 1.1, front + 0.1], 'iron');
    addBox(draft, [x - 0.45, y, front - 1, x + 0.45, y + 1, front + 0.14], 'glass');
    draft.windows.push({ side: 'front', plane: front, along: x - 0.5, y, width: 1, height: 1 });
  }
  const top = dome(draft, { x, z, radius, y: height + 0.5 });
  draft.volume.fill([x - 0.5, top - 0.5, z - 0.5, x + 0.5, top + 0.5, z + 0.5], 'iron');
  return top + 0.5;
}

/** A gangway from silo to silo, with a rail. */
function bridge(draft: Draft, y: number): void {
  addBox(draft, [6, y, 4.2, 8.4, y + 0.15, 5.2], 'iron');
  for (const z of [4.2, 5.1]) addBox(draft, [6, y + 0.7, z, 8.4, y + 0.8, z + 0.1], 'iron');
}
