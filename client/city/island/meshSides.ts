import type { Face } from '../mesh.ts';
import type { Corner, Four, MeshBuilder } from '../meshBuilder.ts';
import { COVER, HALF_STEPS, isBuilt, SEA_BED, type ChunkPlace, type Ground } from './ground.ts';
import { SIDES, type Side } from './surfaces.ts';

/** One way to look: the neighbour's offset and whether runs lie along x or along z. */
interface Look {
  readonly face: Face;
  readonly dx: number;
  readonly dz: number;
  readonly along: 'x' | 'z';
}
const LOOKS: readonly Look[] = [
  { face: 0, dx: 1, dz: 0, along: 'z' },
  { face: 1, dx: -1, dz: 0, along: 'z' },
  { face: 4, dx: 0, dz: 1, along: 'x' },
  { face: 5, dx: 0, dz: -1, along: 'x' },
];

/** A side of equal height and kind along several blocks; half-steps. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly top: number;
  readonly bottom: number;
  readonly cover: number;
}

const KEY_BITS = 8;
const BIAS = 128;

/** Where ground is higher than its neighbour it shows a side; equal ones in a row become one rectangle. */
export function meshSides(ground: Ground, place: ChunkPlace, builder: MeshBuilder): void {
  const first = place.row * ground.width + place.column;
  for (const look of LOOKS) {
    const alongX = look.along === 'x';
    const [lines, length] = alongX ? [place.rows, place.columns] : [place.columns, place.rows];
    const [step, toLine] = alongX ? [1, ground.width] : [ground.width, 1];
    for (let line = 0; line < lines; line += 1)
      meshLine({ ground, look, line, length, step, first: first + line * toLine }, builder);
  }
}

interface Line {
  readonly ground: Ground;
  readonly look: Look;
  readonly line: number;
  readonly length: number;
  /** Index of its first block, and from one to the next. */
  readonly first: number;
  readonly step: number;
}

function meshLine({ ground, look, line, length, first, step }: Line, builder: MeshBuilder): void {
  const toNeighbour = look.dx + look.dz * ground.width;
  let [key, from, cell] = [0, 0, first];
  for (let at = 0; at <= length; at += 1, cell += step) {
    const next = at < length ? sideKey(ground, cell, cell + toNeighbour) : 0;
    if (next === key) continue;
    if (key !== 0) drawRun(builder, look, runOf(key, line, [from, at]));
    key = next;
    from = at;
  }
}

/** 0 where the neighbour is not lower. */
function sideKey({ covers, heights }: Ground, cell: number, neighbour: number): number {
  const cover = covers[cell] ?? COVER.sea;
  if (cover === COVER.sea) return 0;
  const top = heights[cell] ?? 0;
  const bottom = heights[neighbour] ?? SEA_BED;
  if (bottom >= top) return 0;
  return (cover << (2 * KEY_BITS)) | ((top + BIAS) << KEY_BITS) | (bottom + BIAS);
}

const runOf = (key: number, line: number, [from, to]: readonly [number, number]): Run => ({
  line,
  from,
  to,
  cover: key >> (2 * KEY_BITS),
  top: ((key >> KEY_BITS) & 0xff) - BIAS,
  bottom: (key & 0xff) - BIAS,
});

/** From this drop on, in half-steps, grass shows what lies under it. */
const SOD_DROP = 3;
const CLIFF_DROP = 4;

function drawRun(builder: MeshBuilder, look: Look, run: Run): void {
  const drop = run.top - run.bottom;
  const side = wholeSide(run.cover, drop);
  if (side !== null) {
    drawBand(builder, look, { ...run, side });
    return;
  }
  const sod = run.top - 1;
  drawBand(builder, look, { ...run, bottom: sod, side: 'sod', isOpen: true });
  drawBand(builder, look, { ...run, top: sod, side: drop < CLIFF_DROP ? 'dirt' : 'rock' });
}

/** Null where sod hangs over what lies below. */
function wholeSide(cover: number, drop: number): Side | null {
  if (isBuilt(cover)) return drop === 1 ? 'kerb' : 'wall';
  if (cover === COVER.sand) return 'sand';
  if (cover === COVER.rock) return 'rock';
  if (cover === COVER.soil) return 'dirt';
  return drop < SOD_DROP ? 'sod' : null;
}

interface Band extends Run {
  readonly side: Side;
  /** Whether nothing below darkens its foot. */
  readonly isOpen?: boolean;
}

/** Tall sides are dark at the foot only a little, short ones clearly. */
const TALL_DROP = 4;

function drawBand(builder: MeshBuilder, look: Look, band: Band): void {
  const shade = band.top - band.bottom < TALL_DROP ? 1 : 2;
  const foot = band.isOpen ? 3 : shade;
  const { corners, feet } = cornersOf(look, band);
  const occlusion: Four<number> = [
    feet[0] ? foot : 3,
    feet[1] ? foot : 3,
    feet[2] ? foot : 3,
    feet[3] ? foot : 3,
  ];
  builder.quad({ face: look.face, material: SIDES[band.side], corners, occlusion });
}

/** Counter-clockwise as seen from outside, with which corners lie at the foot. */
function cornersOf(
  { face }: Look,
  { from, to, line, ...run }: Run,
): { corners: Four<Corner>; feet: Four<boolean> } {
  const [low, high] = [run.bottom / HALF_STEPS, run.top / HALF_STEPS];
  const near = line + (face === 0 || face === 4 ? 1 : 0);
  const onX = (along: number, y: number): Corner => [near, y, along];
  const onZ = (along: number, y: number): Corner => [along, y, near];
  const at = face < 2 ? onX : onZ;
  const rising: Four<Corner> = [at(from, low), at(from, high), at(to, high), at(to, low)];
  const lying: Four<Corner> = [at(from, low), at(to, low), at(to, high), at(from, high)];
  return face === 0 || face === 5
    ? { corners: rising, feet: [true, false, false, true] }
    : { corners: lying, feet: [true, true, false, false] };
}
