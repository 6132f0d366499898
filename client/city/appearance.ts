import { archetypeOf, imageName, type Archetype } from '../../shared/archetypes.ts';
import type { Container } from '../../shared/records.ts';
import { lookOf, type Look } from './looks.ts';
import { hashText } from './noise.ts';
import { ROOFS, WALL_SETS, type Hex, type WallSet } from './palette.ts';
import type { Size } from './sizes.ts';

export interface Appearance {
  readonly archetype: Archetype;
  readonly size: Size;
  readonly walls: WallSet;
  readonly roof: Hex;
  readonly look: Look;
}

/** Everything that can be seen of a container from outside, but for its live figures. */
export function appearanceOf(container: Container): Appearance {
  return {
    ...madeOf(container),
    size: sizeOf(container.memoryLimit),
    roof: roofOf(container.project),
    look: lookOf(container),
  };
}

type Made = Pick<Appearance, 'archetype' | 'walls'>;

/** Thousands of containers share a few images; a town that forever brings new ones does not keep them all. */
const MOST_KEPT = 1_024;
const made = new Map<string, Made>();

function madeOf({ image, building }: Container): Made {
  const key = `${building} ${image}`;
  const known = made.get(key);
  if (known) return known;
  if (made.size >= MOST_KEPT) made.clear();
  const fresh = { archetype: archetypeOf(image, building), walls: wallsOf(image) };
  made.set(key, fresh);
  return fresh;
}

const MIB = 2 ** 20;
const SMALL_BYTES = 256 * MIB;
const LARGE_BYTES = 2048 * MIB;

/** Small up to 256 MiB, large beyond 2 GiB; without a limit in between. */
export function sizeOf(memoryLimit: number | null): Size {
  if (memoryLimit === null) return 'm';
  if (memoryLimit <= SMALL_BYTES) return 's';
  return memoryLimit > LARGE_BYTES ? 'l' : 'm';
}

/** Equal images look akin, whatever their registry and tag. */
const wallsOf = (image: string): WallSet => pick(WALL_SETS, imageName(image)) ?? FIRST_WALLS;

/** One roof for a district: the view from the air shows projects. */
export const roofOf = (project: string): Hex => pick(ROOFS, project) ?? FIRST_ROOF;

const pick = <T>(choices: readonly T[], text: string): T | undefined =>
  choices[hashText(text) % choices.length];

const FIRST_ROOF: Hex = '#A37059';
const FIRST_WALLS: WallSet = {
  wall: '#EDE4D0',
  lowerWall: '#9A7064',
  timber: '#70604C',
  accent: '#A37059',
  door: '#5E7068',
};
