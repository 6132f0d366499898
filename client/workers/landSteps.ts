import { chunkPlaces, meshChunk } from '../city/island/chunks.ts';
import { createIsland } from '../city/island/island.ts';
import { watersOf } from '../city/island/waters.ts';
import { placeProps } from '../city/props/placement.ts';
import type { LandPiece, LandRequest } from './landMessages.ts';

/** So many chunks come before the props: what a visitor sees first is complete first. */
export const NEAR_CHUNKS = 9;

/** An island piece by piece: its ground, the nearest chunks, the props, the other chunks. */
export function* landSteps({ parcels, seed, x, z }: LandRequest): Generator<LandPiece, void> {
  const island = createIsland(parcels, seed);
  const { ground } = island;
  yield {
    kind: 'ground',
    // A copy, because what is sent to the page is gone from here.
    ground: { ...ground, heights: ground.heights.slice(), covers: new Uint8Array() },
    waters: watersOf(ground),
  };
  const places = chunkPlaces(ground, x, z);
  for (const [i, place] of places.entries()) {
    if (i === NEAR_CHUNKS) yield { kind: 'props', props: placeProps(island, parcels, seed) };
    const chunk = meshChunk(ground, place);
    if (chunk) yield { kind: 'chunk', chunk };
  }
  if (places.length <= NEAR_CHUNKS) yield { kind: 'props', props: placeProps(island, parcels, seed) };
  yield { kind: 'done' };
}

/** The buffers of a piece that can be handed over instead of copied. */
export function transferOf(piece: LandPiece): ArrayBufferLike[] {
  switch (piece.kind) {
    case 'ground':
      return [piece.ground.heights.buffer, piece.waters.distances.buffer];
    case 'chunk': {
      const { vertices, colors } = piece.chunk.mesh;
      return [vertices.buffer, colors.buffer];
    }
    case 'props':
    case 'done':
      return [];
  }
}
