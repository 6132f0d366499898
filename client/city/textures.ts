import { FITTING_TILES } from './textureFittings.ts';
import { GROUND_TILES } from './textureGround.ts';
import type { Texel, Tile } from './textureTile.ts';
import { WALL_TILES } from './textureWalls.ts';

/**
 * Layers of the array texture, 16×16 pixels each, one tile a block; row 0 is the lower edge.
 * At most 62, since the surface word has 6 bits for them.
 */
export const TEXTURE_LAYERS = {
  plain: 0,
  plaster: 1,
  boards: 2,
  planks: 3,
  brick: 4,
  stone: 5,
  ashlar: 6,
  tiles: 7,
  slate: 8,
  timber: 9,
  beam: 10,
  metal: 11,
  thatch: 12,
  farWindow: 13,
  window: 14,
  door: 15,
  shutter: 16,
  stripe: 17,
  crate: 18,
  barrel: 19,
  hazard: 20,
  ice: 21,
  net: 22,
  cloth: 23,
  char: 24,
  grass: 25,
  tuft: 26,
  dirt: 27,
  sand: 28,
  leaf: 29,
  log: 30,
  setts: 31,
  slabs: 32,
  herringbone: 33,
  cobble: 34,
  gravel: 35,
  rock: 36,
  furrow: 37,
} as const;
export type LayerName = keyof typeof TEXTURE_LAYERS;

export const TILE_SIZE = 16;
export const LAYER_COUNT = Object.keys(TEXTURE_LAYERS).length;

const TILES: Readonly<Record<LayerName, Tile>> = { ...WALL_TILES, ...FITTING_TILES, ...GROUND_TILES };

const UNIT_LIGHT = 128;
const PIXEL_BYTES = 4;

/** RGBA, layer after layer: R lightness (128 = 1.0), G share of trim, B share of glass, A 255. */
export function drawTextures(): Uint8Array {
  const pixels = new Uint8Array(LAYER_COUNT * TILE_SIZE * TILE_SIZE * PIXEL_BYTES);
  for (const name of layerNames()) drawTile(pixels, TEXTURE_LAYERS[name], TILES[name]);
  return pixels;
}

function drawTile(pixels: Uint8Array, layer: number, tile: Tile): void {
  for (let y = 0; y < TILE_SIZE; y += 1) {
    for (let x = 0; x < TILE_SIZE; x += 1) {
      const drawn = tile(x, y);
      const texel = typeof drawn === 'number' ? { light: drawn } : drawn;
      pixels.set(bytesOf(texel), ((layer * TILE_SIZE + y) * TILE_SIZE + x) * PIXEL_BYTES);
    }
  }
}

const bytesOf = ({ light, trim = 0, glass = 0 }: Texel): readonly number[] => [
  Math.max(0, Math.min(255, Math.round(light * UNIT_LIGHT))),
  Math.round(trim * 255),
  Math.round(glass * 255),
  255,
];

export const isLayerName = (name: string): name is LayerName => name in TEXTURE_LAYERS;

export const layerNames = (): readonly LayerName[] => Object.keys(TEXTURE_LAYERS).filter(isLayerName);
