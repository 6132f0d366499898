/** Distances are kept in thirds of a block in one byte: 85 blocks, beyond which nothing here asks. */
export const DISTANCE_UNITS = 3;
const STRAIGHT = 3;
const DIAGONAL = 4;
const FAR = 255;
/** Blocks that a distance says at most. */
export const FARTHEST = FAR / DISTANCE_UNITS;

export interface DistanceField {
  readonly width: number;
  readonly depth: number;
  /** Thirds of a block to the nearest cell that held 0. */
  readonly cells: Uint8Array;
}

export const createDistances = (width: number, depth: number): DistanceField => ({
  width,
  depth,
  cells: new Uint8Array(width * depth).fill(FAR),
});

/** Spreads outward from the cells that are 0: the two-pass 3-4 chamfer of Borgefors (1986), at most 8 % off. */
export function spreadDistances({ width, depth, cells }: DistanceField): void {
  for (let z = 0; z < depth; z += 1)
    sweepRow(cells, { start: z * width, width, step: 1, before: -width, hasRow: z > 0 });
  for (let z = depth - 1; z >= 0; z -= 1) {
    const start = z * width + width - 1;
    sweepRow(cells, { start, width, step: -1, before: width, hasRow: z < depth - 1 });
  }
}

interface Sweep {
  readonly start: number;
  readonly width: number;
  readonly step: 1 | -1;
  /** Offset of the row that was swept before. */
  readonly before: number;
  readonly hasRow: boolean;
}

function sweepRow(cells: Uint8Array, sweep: Sweep): void {
  const { start, width, step } = sweep;
  if (sweep.hasRow) sweepFromRow(cells, sweep);
  let last = FAR;
  for (let n = 0, at = start; n < width; n += 1, at += step) {
    last = Math.min(cells[at] ?? FAR, last + STRAIGHT);
    cells[at] = last;
  }
}

/** The outermost columns have only the cell straight above: nothing may reach round the end of a row. */
function sweepFromRow(cells: Uint8Array, { start, width, step, before }: Sweep): void {
  for (let n = 0, at = start; n < width; n += 1, at += step) {
    const own = cells[at] ?? FAR;
    if (own === 0) continue;
    const above = at + before;
    const aslant = n > 0 && n < width - 1 ? nearestBeside(cells, above) + DIAGONAL : FAR;
    cells[at] = Math.min(own, aslant, (cells[above] ?? FAR) + STRAIGHT);
  }
}

const nearestBeside = (cells: Uint8Array, at: number): number =>
  Math.min(cells[at - 1] ?? FAR, cells[at + 1] ?? FAR);
