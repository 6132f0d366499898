import { createDistances, DISTANCE_UNITS, spreadDistances, type DistanceField } from './distance.ts';
import { COVER, COVERS, type Ground } from './ground.ts';
import { relief } from './relief.ts';
import { QUAY_DEPTH, QUAY_EDGE, type Town } from './town.ts';

/** Land that is always there round the main street, so that a young town is an island and not a causeway. */
const CORE = { z: 76, radiusX: 54, radiusZ: 84 };
/** Blocks of wild land round what is built: at least, and by noise. */
const MARGIN = { least: 7, noise: 22, beach: 12, cliff: 2 };
export const WIDEST_MARGIN = MARGIN.least + MARGIN.noise + MARGIN.beach + MARGIN.cliff;
const SHORE_SCALE = 46;
/** The middle of the noise, stretched over the whole margin: coves and capes instead of a band. */
const COVES = { low: 0.3, high: 0.72 };
/** Blocks beside the quay that stay water, and how far the coast comes out again for each block further. */
const QUAY_CLEARANCE = 5;
const COAST_SWING = 0.6;
const BEACH = { angle: 0.62, spread: 0.42 };
const CLIFF = { angle: Math.PI + 0.25, spread: 0.62 };

/** Share of beach (south-east) and cliff (west) at a place, 0 … 1. */
export interface Coast {
  readonly beach: number;
  readonly cliff: number;
}

/** A block of unbuilt land; distances in blocks. */
export interface Place {
  readonly x: number;
  readonly z: number;
  readonly toBuilt: number;
  readonly toSea: number;
  readonly coast: Coast;
}

export interface Shore {
  /** To the nearest built block. */
  readonly toBuilt: DistanceField;
  readonly toSea: DistanceField;
  readonly coastAt: (x: number, z: number) => Coast;
}

/** Marks as grass what becomes land: a noisy margin round all that is built, and the core. */
export function growShore(ground: Ground, town: Town, seed: number): Shore {
  const toBuilt = distancesTo(ground, (code) => code !== COVER.sea);
  const coastAt = coastOf(town);
  eachWild(ground, (cell, x, z) => {
    const blocks = (toBuilt.cells[cell] ?? 0) / DISTANCE_UNITS;
    if (blocks >= WIDEST_MARGIN && Math.abs(x) > CORE.radiusX + WIDEST_MARGIN) return;
    if (isLand({ x, z, blocks, coastAt, seed }) && !isHarbourSea(town, x, z))
      ground.covers[cell] = COVER.grass;
  });
  return { toBuilt, toSea: distancesTo(ground, (code) => code === COVER.sea), coastAt };
}

interface Candidate {
  readonly x: number;
  readonly z: number;
  /** To the nearest built block. */
  readonly blocks: number;
  readonly coastAt: Shore['coastAt'];
  readonly seed: number;
}

function isLand({ x, z, blocks, coastAt, seed }: Candidate): boolean {
  if (blocks < MARGIN.least) return true;
  const near = Math.min(blocks, coreDistance(x, z));
  if (near >= WIDEST_MARGIN) return false;
  return near < marginAt(coastAt(x, z), relief(x / SHORE_SCALE, z / SHORE_SCALE, seed));
}

/** Visits every block that is neither built nor, yet, anything but sea. */
function eachWild(ground: Ground, visit: (cell: number, x: number, z: number) => void): void {
  for (let row = 0, cell = 0; row < ground.depth; row += 1) {
    for (let column = 0; column < ground.width; column += 1, cell += 1) {
      if (ground.covers[cell] === COVER.sea) visit(cell, ground.minX + column + 0.5, ground.minZ + row + 0.5);
    }
  }
}

const marginAt = ({ beach, cliff }: Coast, noise: number): number =>
  MARGIN.least +
  Math.min(1, Math.max(0, (noise - COVES.low) / (COVES.high - COVES.low))) * MARGIN.noise +
  beach * MARGIN.beach +
  cliff * MARGIN.cliff;

/** Blocks, roughly, to the core's edge. */
function coreDistance(x: number, z: number): number {
  if (Math.abs(x) > CORE.radiusX + WIDEST_MARGIN) return Infinity;
  const out = Math.hypot(x / CORE.radiusX, (z - CORE.z) / CORE.radiusZ) - 1;
  return Math.max(0, out * CORE.radiusX);
}

function distancesTo(ground: Ground, isGoal: (code: number) => boolean): DistanceField {
  const field = createDistances(ground.width, ground.depth);
  const goals = Uint8Array.from(COVERS, (_, code) => (isGoal(code) ? 0 : 1));
  for (let cell = 0; cell < ground.covers.length; cell += 1) {
    if (goals[ground.covers[cell] ?? 0] === 0) field.cells[cell] = 0;
  }
  spreadDistances(field);
  return field;
}

/** Ships need water at the quay; the coast beside it swings out again gently. */
function isHarbourSea({ quayHalfWidth }: Town, x: number, z: number): boolean {
  const aside = Math.abs(x) - quayHalfWidth - QUAY_CLEARANCE;
  return z > QUAY_EDGE - QUAY_DEPTH + Math.max(0, aside) * COAST_SWING;
}

/** Directions are those of an ellipse as wide and as long as the town. */
function coastOf({ built }: Town): (x: number, z: number) => Coast {
  const centreX = (built.minX + built.maxX) / 2;
  const centreZ = (built.minZ + built.maxZ) / 2;
  const halfX = (built.maxX - built.minX) / 2;
  const halfZ = (built.maxZ - built.minZ) / 2;
  return (x, z) => {
    const angle = Math.atan2((z - centreZ) / halfZ, (x - centreX) / halfX);
    return { beach: bell(angle, BEACH), cliff: bell(angle, CLIFF) };
  };
}

function bell(angle: number, { angle: middle, spread }: { angle: number; spread: number }): number {
  const off = Math.abs(angle - middle) % (2 * Math.PI);
  const nearest = Math.min(off, 2 * Math.PI - off) / spread;
  return Math.exp(-nearest * nearest);
}
