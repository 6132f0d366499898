import {
  DataArrayTexture,
  DataTexture,
  LinearMipmapLinearFilter,
  NearestFilter,
  RGBAFormat,
  RepeatWrapping,
  UnsignedByteType,
} from 'three';
import { LAYER_COUNT, TILE_SIZE, drawTextures } from '../city/textures.ts';
import { CELLS_PER_ROW, TEXELS_PER_CELL, type Cells } from './cells.ts';

/** The town's tiles: one layer each, so that tiles never bleed into each other. */
export function createTiles(): DataArrayTexture {
  const tiles = new DataArrayTexture(Uint8Array.from(drawTextures()), TILE_SIZE, TILE_SIZE, LAYER_COUNT);
  tiles.wrapS = tiles.wrapT = RepeatWrapping;
  tiles.magFilter = NearestFilter;
  tiles.minFilter = LinearMipmapLinearFilter;
  tiles.generateMipmaps = true;
  tiles.needsUpdate = true;
  return tiles;
}

/** Mirrors the cells; a larger texture replaces it when they have grown. */
export function createCellTexture(cells: Cells): {
  readonly current: () => DataTexture;
  readonly dispose: () => void;
} {
  let texture = cellTexture(cells);
  return {
    current: () => {
      if (texture.image.data === cells.texels()) {
        if (cells.takeChanged()) texture.needsUpdate = true;
        return texture;
      }
      texture.dispose();
      cells.takeChanged();
      texture = cellTexture(cells);
      return texture;
    },
    dispose: () => texture.dispose(),
  };
}

function cellTexture(cells: Cells): DataTexture {
  const [width, height] = [CELLS_PER_ROW * TEXELS_PER_CELL, cells.rows()];
  const texture = new DataTexture(cells.texels(), width, height, RGBAFormat, UnsignedByteType);
  texture.needsUpdate = true;
  return texture;
}
