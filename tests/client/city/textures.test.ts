import { describe, expect, it } from 'vitest';
import {
  LAYER_COUNT,
  TEXTURE_LAYERS,
  TILE_SIZE,
  drawTextures,
  layerNames,
} from '../../../client/city/textures.ts';

const TILE_BYTES = TILE_SIZE * TILE_SIZE * 4;
const pixels = drawTextures();
const tileOf = (layer: number): Uint8Array => pixels.subarray(layer * TILE_BYTES, (layer + 1) * TILE_BYTES);
const channel = (tile: Uint8Array, offset: number): number[] => [...tile].filter((_, i) => i % 4 === offset);

describe('textures', () => {
  it('number their layers without a gap, within the six bits of the surface word', () => {
    expect(Object.values(TEXTURE_LAYERS)).toEqual(Array.from({ length: LAYER_COUNT }, (_, i) => i));
    expect(LAYER_COUNT).toBeLessThanOrEqual(62);
    expect(pixels.length).toBe(LAYER_COUNT * TILE_BYTES);
  });

  it.each(layerNames().filter((name) => !['hazard', 'barrel'].includes(name)))('%s is quiet', (name) => {
    const light = channel(tileOf(TEXTURE_LAYERS[name]), 0);
    expect(Math.max(...light) - Math.min(...light)).toBeLessThanOrEqual(0.22 * 128);
  });

  it.each(layerNames())('%s keeps the lightness of its colour on the whole', (name) => {
    const light = channel(tileOf(TEXTURE_LAYERS[name]), 0);
    const mean = light.reduce((sum, value) => sum + value, 0) / light.length / 128;
    expect(mean).toBeGreaterThan(name === 'hazard' ? 0.5 : 0.88);
    expect(mean).toBeLessThan(1.06);
  });

  it('carry glass only where there are panes', () => {
    const glazed = layerNames().filter((name) =>
      channel(tileOf(TEXTURE_LAYERS[name]), 2).some((value) => value > 0),
    );
    expect(glazed).toEqual(['farWindow', 'window']);
  });

  it('are drawn the same every time', () => {
    expect(drawTextures()).toEqual(pixels);
  });
});
