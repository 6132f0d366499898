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
  for (const look of LOOKS) {
    const [lines, length] = look.along === 'x' ? [place.rows, place.columns] : [place.columns, place.rows];
    for (let line = 0; line < lines; line += 1) meshLine({ ground, place, look, line, length }, builder);
  }
}

interface Line {
  readonly ground: Ground;
  readonly place: ChunkPlace;
  readonly look: Look;
  readonly line: number;
  readonly length: number;
}

function meshLine(source: Line, builder: MeshBuilder): void {
  let key = 0;
  let from = 0;
  for (let at = 0; at <= source.length; at += 1) {
    const next = at < source.length ? sideKey(source, at) : 0;
    if (next === key) continue;
    if (key !== 0) drawRun(builder, source.look, runOf(key, { line: source.line, from, to: at }));
    key = next;
    from = at;
  }
}

/** 0 where the neighbour is not lower. */
function sideKey({ ground, place, look, line }: Line, at: number): number {
  const column = place.column + (look.along === 'x' ? at : line);
  const row = place.row + (look.along === 'x' ? line : at);
  const cell = row * ground.width + column;
  const cover = ground.covers[cell] ?? COVER.sea;
  if (cover === COVER.sea) return 0;
  const top = ground.heights[cell] ?? 0;
  const bottom = ground.heights[cell + look.dx + look.dz * ground.width] ?? SEA_BED;
  if (bottom >= top) return 0;
  return (cover << (2 * KEY_BITS)) | ((top + BIAS) << KEY_BITS) | (bottom + BIAS);
}

const runOf = (key: number, place: Pick<Run, 'from' | 'to' | 'line'>): Run => ({
  ...place,
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
