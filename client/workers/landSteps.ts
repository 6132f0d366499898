import { chunkPlaces, meshChunk } from '../city/island/chunks.ts';
import type { Area } from '../city/island/ground.ts';
import { createIsland, extentOf, islandWithin, type Island } from '../city/island/island.ts';
import { watersOf } from '../city/island/waters.ts';
import { placeProps } from '../city/props/placement.ts';
import { NEAR, type LandPiece, type LandRequest } from './landMessages.ts';

/** An island piece by piece: what lies about the asked place, and if that is not all of it, everything. */
export function* landSteps(request: LandRequest): Generator<LandPiece, void> {
  const { parcels, seed } = request;
  const about = areaAbout(request);
  const isAll = holds(about, extentOf(parcels));
  if (!isAll) yield* piecesOf(islandWithin(about, parcels, seed), request, false);
  yield* piecesOf(createIsland(parcels, seed), request, true);
}

function* piecesOf(
  island: Island,
  { parcels, seed, x, z }: LandRequest,
  isComplete: boolean,
): Generator<LandPiece, void> {
  const { ground } = island;
  for (const place of chunkPlaces(ground, x, z)) {
    const chunk = meshChunk(ground, place);
    if (chunk) yield { kind: 'chunk', chunk };
  }
  const props = placeProps(island, parcels, seed);
  const walked = { ...ground, covers: new Uint8Array() };
  yield { kind: 'land', ground: walked, waters: watersOf(ground), props, isComplete };
}

const areaAbout = ({ x, z }: LandRequest): Area => {
  const [middleX, middleZ] = [Math.round(x), Math.round(z)];
  return { minX: middleX - NEAR, minZ: middleZ - NEAR, maxX: middleX + NEAR, maxZ: middleZ + NEAR };
};

const holds = (outer: Area, inner: Area): boolean =>
  outer.minX <= inner.minX &&
  outer.minZ <= inner.minZ &&
  outer.maxX >= inner.maxX &&
  outer.maxZ >= inner.maxZ;

/** The buffers of a piece that can be handed over instead of copied. */
export function transferOf(piece: LandPiece): ArrayBufferLike[] {
  if (piece.kind === 'land') return [piece.ground.heights.buffer, piece.waters.distances.buffer];
  const { vertices, colors } = piece.chunk.mesh;
  return [vertices.buffer, colors.buffer];
}
