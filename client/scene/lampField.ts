import { DataTexture, LinearFilter, RGBAFormat, UnsignedByteType } from 'three';
import type { Focus } from './focus.ts';
import type { LampSpot } from './land.ts';
import type { Uniforms } from './materials/uniforms.ts';

const TEXELS = 256;
const BYTES = 4;
/** Blocks that a full byte of ground height stands for. */
const HEIGHT_RANGE = 64;

export interface LampField {
  /** Ground heights and the light of the lamps in the focus. */
  readonly draw: (
    focus: Focus,
    lamps: Iterable<LampSpot>,
    groundAt: (x: number, z: number) => number,
  ) => void;
  readonly dispose: () => void;
}

/** One texture of the ground that is looked at: red = lamp light, green = height. One fetch in every shader. */
export function createLampField(uniforms: Uniforms): LampField {
  const pixels = new Uint8Array(TEXELS * TEXELS * BYTES);
  const texture = new DataTexture(pixels, TEXELS, TEXELS, RGBAFormat, UnsignedByteType);
  texture.magFilter = texture.minFilter = LinearFilter;
  uniforms.uLamps.value = texture;
  return {
    draw: (focus, lamps, groundAt) => {
      const [left, top, size] = [focus.x - focus.half, focus.z - focus.half, focus.half * 2];
      const step = size / TEXELS;
      for (let row = 0, at = 0; row < TEXELS; row += 1) {
        for (let column = 0; column < TEXELS; column += 1, at += BYTES) {
          const height = groundAt(left + (column + 0.5) * step, top + (row + 0.5) * step);
          pixels[at] = 0;
          pixels[at + 1] = Math.max(0, Math.min(255, (height / HEIGHT_RANGE) * 255));
        }
      }
      for (const lamp of lamps) shine(pixels, lamp, { left, top, step });
      texture.needsUpdate = true;
      uniforms.uLampArea.value.set(left, top, size);
    },
    dispose: () => texture.dispose(),
  };
}

interface Raster {
  readonly left: number;
  readonly top: number;
  readonly step: number;
}

/** Quadratic fall-off; lamps add up. */
function shine(pixels: Uint8Array, lamp: LampSpot, { left, top, step }: Raster): void {
  const [x, z, radius] = [(lamp.x - left) / step, (lamp.z - top) / step, lamp.radius / step];
  const from = (value: number): number => Math.max(0, Math.floor(value - radius));
  const to = (value: number): number => Math.min(TEXELS - 1, Math.ceil(value + radius));
  for (let row = from(z); row <= to(z); row += 1) {
    for (let column = from(x); column <= to(x); column += 1) {
      const near = 1 - Math.hypot(column + 0.5 - x, row + 0.5 - z) / radius;
      if (near <= 0) continue;
      const at = (row * TEXELS + column) * BYTES;
      pixels[at] = Math.min(255, (pixels[at] ?? 0) + near * near * lamp.strength * 170);
    }
  }
}
