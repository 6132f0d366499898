import { DataTexture, RGBAFormat, UnsignedByteType } from 'three';
import { rgbOf, type Hex } from '../city/palette.ts';

const ROLES = 16;
const PALETTES_PER_ROW = 16;
const ROWS = 64;
const BYTES = 4;

type Palette = Readonly<Partial<Record<number, Hex>>>;

/** Sets of colours by role, each object kept once; their numbers are the instances' `trait.y`. */
export interface Palettes {
  readonly texture: DataTexture;
  readonly numberOf: (palette: Palette) => number;
}

export function createPalettes(): Palettes {
  const pixels = new Uint8Array(ROLES * PALETTES_PER_ROW * ROWS * BYTES).fill(200);
  const texture = new DataTexture(pixels, ROLES * PALETTES_PER_ROW, ROWS, RGBAFormat, UnsignedByteType);
  const numbers = new Map<Palette, number>();
  const write = (palette: Palette, number: number): void => {
    for (const [role, hex] of Object.entries(palette)) {
      if (hex) pixels.set([...rgbOf(hex), 255], (number * ROLES + Number(role)) * BYTES);
    }
    texture.needsUpdate = true;
  };
  return {
    texture,
    numberOf: (palette) => {
      const known = numbers.get(palette);
      if (known !== undefined) return known;
      const number = numbers.size % (PALETTES_PER_ROW * ROWS);
      numbers.set(palette, number);
      write(palette, number);
      return number;
    },
  };
}
