import { box, meshBoxes, type LooseBox } from '../boxes.ts';
import type { MaterialName } from '../materials.ts';
import type { Mesh } from '../mesh.ts';
import { mergeMeshes } from '../meshBuilder.ts';
import { meshVolume } from '../mesher.ts';
import { createVolume, type Cuboid, type Volume } from '../voxels.ts';

export type GateKind = 'gate5' | 'gate8';

/** Where the project's name is written: boards on the south and the north face, in blocks of the mesh. */
export interface GateSign {
  /** Middle of the board above the mesh's foot. */
  readonly y: number;
  /** Face of the board; the other one is at `-z` and looks north. */
  readonly z: number;
  readonly width: number;
  readonly height: number;
}

/** A gate's foot goes this far into the ground, which may fall away beside the street. */
export const GATE_SINK = 1.5;

export const GATE_SIGNS: Readonly<Record<GateKind, GateSign>> = {
  gate5: { y: 6, z: 0.5, width: 4.6, height: 1.4 },
  gate8: { y: 7.75, z: 0.5, width: 7.4, height: 1.9 },
};

/** Half the opening; pillars stand beside it, on the corners of the first plots. */
interface Shape {
  readonly half: number;
  readonly pillar: number;
  readonly height: number;
  readonly lintel: number;
  readonly board: number;
}

const SHAPES: Readonly<Record<GateKind, Shape>> = {
  gate5: { half: 2.5, pillar: 2, height: 7.5, lintel: 6, board: 2 },
  gate8: { half: 4, pillar: 3, height: 9, lintel: 7.5, board: 2.5 },
};

const DEPTH = 4;
const MIDDLE = DEPTH / 2;
const OVERHANG = 0.5;
/** Faces that are never seen. */
const ENDS = [2, 3] as const;

/** Street along z, name to the south. */
export function meshGate(kind: GateKind): Mesh {
  const shape = SHAPES[kind];
  const middle = shape.half + shape.pillar + OVERHANG;
  const volume = createVolume([2 * middle, shape.height + 2, DEPTH]);
  for (const x of [middle - shape.half - shape.pillar, middle + shape.half]) raisePillar(volume, x, shape);
  raiseLintel(volume, middle, shape);
  const top = shape.height + 1.5 - GATE_SINK;
  const lanterns = [-1, 1].flatMap((side) => lantern(side * (shape.half + shape.pillar / 2), top));
  const stone = meshVolume(volume, { origin: [-middle, -GATE_SINK, -MIDDLE] });
  return mergeMeshes([stone, meshBoxes(lanterns)]);
}

/** What stands beside the opening, in the coordinates of the mesh. */
export function gatePillars(kind: GateKind): readonly Cuboid[] {
  const { half, pillar, height } = SHAPES[kind];
  const deep = MIDDLE - 0.5;
  return [-half - pillar, half].map((x): Cuboid => [x, -GATE_SINK, -deep, x + pillar, height, deep]);
}

function raisePillar(volume: Volume, x: number, { pillar, height }: Shape): void {
  const around = (out: number, [from, to]: readonly [number, number], material: MaterialName): void =>
    volume.fill([x - out, from, 0.5 - out, x + pillar + out, to, DEPTH - 0.5 + out], material);
  around(0, [0, 2.5], 'plinth');
  around(-0.5, [2.5, height], 'stoneWarm');
  around(0, [height - 2, height - 1.5], 'stoneLight');
  around(0, [height, height + 0.5], 'stone');
  around(0.5, [height + 0.5, height + 1], 'roofDark');
  around(0, [height + 1, height + 1.5], 'roofDark');
}

/** A light under a cap; stands round x, on y. */
const lantern = (x: number, y: number): LooseBox[] => [
  box([x - 0.34, y, -0.34, x + 0.34, y + 0.9, 0.34], 'lamp', ENDS),
  box([x - 0.52, y + 0.9, -0.52, x + 0.52, y + 1.16, 0.52], 'dark'),
];

function raiseLintel(volume: Volume, middle: number, { half, lintel, board }: Shape): void {
  const [from, to] = [middle - half - 0.5, middle + half + 0.5];
  const across = (y: number, top: number, deep: number): [number, number, number, number, number, number] => [
    from,
    y,
    MIDDLE - deep,
    to,
    top,
    MIDDLE + deep,
  ];
  volume.fill(across(lintel, lintel + 0.5, 0.5), 'dark');
  volume.fill(across(lintel + 0.5, lintel + 0.5 + board, 0.5), 'hull');
  volume.fill(across(lintel + 0.5 + board, lintel + 1 + board, 1), 'roofDark');
  volume.fill(across(lintel + 1 + board, lintel + 1.5 + board, 0.5), 'dark');
  for (let step = 0; step < 3; step += 1) {
    const reach = 1.5 - step * 0.5;
    const y = lintel - 0.5 - step * 0.5;
    volume.fill([from, y, MIDDLE - 0.5, from + 0.5 + reach, y + 0.5, MIDDLE + 0.5], 'hull');
    volume.fill([to - 0.5 - reach, y, MIDDLE - 0.5, to, y + 0.5, MIDDLE + 0.5], 'hull');
  }
}
