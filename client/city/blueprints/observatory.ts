import type { Size } from '../sizes.ts';
import type { Marks } from './marks.ts';
import { FRONT, addBox, type Draft } from './draft.ts';
import { hedge } from './props.ts';
import { dome, flatRoof, tower } from './roofs.ts';
import { body, plinth, room, windowAt } from './walls.ts';

const HEIGHTS = { s: 5, m: 7, l: 9.5 } as const;
const DRUM = { x: 6.5, z: 5.5, radius: 4.25 } as const;

/** Monitoring and logs: a round tower under a dome, with a slit through which a telescope looks out. */
export function drawObservatory(draft: Draft, size: Size): Marks {
  const height = HEIGHTS[size];
  tower(draft, { ...DRUM, y: height }, { wall: 'wallRound', base: 'plinth' });
  draft.volume.cylinder(
    { x: DRUM.x, z: DRUM.z, radius: DRUM.radius + 0.5, from: height - 0.5, to: height },
    'stoneLight',
  );
  const ridge = dome(draft, { ...DRUM, y: height });
  telescope(draft, height);
  for (let y = 4.5; y < height - 1.5; y += 2.5) {
    windowAt(draft, { side: 'right', plane: 10.5, along: 5, y });
    windowAt(draft, { side: 'left', plane: 2.5, along: 5, y });
  }
  body(draft, [3, 0, 8, 10, 4, FRONT], { wall: 'wall', post: 'timber' });
  plinth(draft, [3, 0, 8.5, 10, 0, FRONT]);
  flatRoof(draft, { x0: 3, x1: 10, z0: 9, z1: FRONT, y: 4 });
  room(draft, [3, 0, 6, 10, 0, FRONT], 6.5);
  hedge(draft, [0.6, 8], [1.4, 12]);
  return {
    doorX: 6.5,
    mast: { x: 4.5, y: height + 3, z: 4.5 },
    smoke: null,
    eaves: height,
    ridge,
    body: { min: { x: 2.25, y: 0, z: 1.25 }, max: { x: 10.75, y: ridge, z: FRONT } },
  };
}

const TUBE_PIECES = 7;

/** The slit faces east and up, so that the tube shows against the sky from the street. */
function telescope(draft: Draft, y: number): void {
  const { x, z } = DRUM;
  draft.volume.fill([x, y + 1, z - 0.5, x + 4.5, y + 4.5, z + 0.5], null);
  draft.volume.fill([x - 0.5, y + 1, z - 0.5, x, y + 3, z + 0.5], 'dark');
  for (let i = 0; i < TUBE_PIECES; i += 1) {
    const half = i < 3 ? 0.32 : 0.42;
    const [px, py] = [x + 0.6 + i * 0.72, y + 1.8 + i * 0.6];
    const material = i === TUBE_PIECES - 1 ? 'dark' : i % 3 === 2 ? 'iron' : 'brass';
    addBox(draft, [px - 0.1, py - half, z - half, px + 0.66, py + half + 0.35, z + half], material);
  }
}
