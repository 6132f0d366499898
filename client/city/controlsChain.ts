import { box, meshBoxes, onlyFaces, type LooseBox } from './boxes.ts';
import { MATERIALS, type MaterialName } from './materials.ts';
import { UNITS_PER_BLOCK, type Mesh } from './mesh.ts';
import { createMeshBuilder, mergeMeshes, type Corner, type MeshBuilder } from './meshBuilder.ts';

/** Two crossed chains over a switch, from corner to corner, and the lock that holds them; the switch's middle is the origin. */
interface Chain {
  /** How far it lies before the plate, in blocks. */
  readonly out: number;
  /** Middle of the lock, in blocks. */
  readonly lockAt: number;
}

/** Over a lever's plate: its lock hangs at the hub, where the lever is never. */
export const leverChainMesh = (): Mesh => chainMesh({ out: 0.16, lockAt: -0.02 });

/** Over a glass case: its lock hangs below the button, which stays in sight. */
export const caseChainMesh = (): Mesh => chainMesh({ out: 0.33, lockAt: -0.33 });

const chainMesh = ({ out, lockAt }: Chain): Mesh =>
  mergeMeshes([crossMesh(out), meshBoxes([...bolts(out), ...lock(lockAt, out + BOLT)])]);

/** Half of what lies along a diagonal and across it, in units of the mesh: their sum and difference are whole. */
type Slanted = readonly [along: number, across: number];
const BAND: Slanted = [15.5, 1.5];
const LINK: Slanted = [3, 1];
const HOLE: Slanted = [1.5, 0.5];
const LINKS_AT = [-12, -6, 0, 6, 12];
const unit = 1 / UNITS_PER_BLOCK;

/** Light links with a hole on a dark band, so that they stand out from whatever is behind them. */
function crossMesh(out: number): Mesh | null {
  const builder = createMeshBuilder();
  [1, -1].forEach((way, i) => {
    const z = out + 3 * i * unit;
    slanted(builder, { at: 0, way, z, size: BAND, material: 'dark' });
    for (const at of LINKS_AT) {
      slanted(builder, { at, way, z: z + unit, size: LINK, material: 'steel' });
      slanted(builder, { at, way, z: z + 2 * unit, size: HOLE, material: 'dark' });
    }
  });
  return builder.build();
}

interface Strip {
  /** Of its middle from the crossing, along x. */
  readonly at: number;
  /** 1 rises to the right, -1 falls. */
  readonly way: number;
  readonly z: number;
  readonly size: Slanted;
  readonly material: MaterialName;
}

/** A rectangle that faces the street and lies aslant. */
function slanted(builder: MeshBuilder, { at, way, z, size: [along, across], material }: Strip): void {
  const [far, near] = [along + across, along - across];
  const corner = (x: number, y: number): Corner => [(at + x) * unit, way * (at + y) * unit, z];
  const [a, b, c, d] = [corner(-near, -far), corner(far, near), corner(near, far), corner(-far, -near)];
  builder.quad({
    face: 4,
    corners: way > 0 ? [a, b, c, d] : [d, c, b, a],
    occlusion: [3, 3, 3, 3],
    material: MATERIALS[material],
  });
}

const BOLT = 0.08;

/** At the four ends. */
const bolts = (out: number): LooseBox[] =>
  [-0.21, 0.21].flatMap((x) =>
    [-0.21, 0.21].map((y) =>
      box([x - 0.04, y - 0.04, out - 0.06, x + 0.04, y + 0.04, out + BOLT], 'iron', [5]),
    ),
  );

function lock(y: number, z: number): LooseBox[] {
  const leg = (x: number): LooseBox =>
    box([x - 0.02, y + 0.08, z, x + 0.02, y + 0.16, z + 0.05], 'steel', onlyFaces(0, 1, 4));
  return [
    leg(-0.065),
    leg(0.065),
    box([-0.085, y + 0.15, z, 0.085, y + 0.19, z + 0.05], 'steel', [3, 5]),
    box([-0.13, y - 0.12, z - 0.02, 0.13, y + 0.09, z + 0.06], 'dark', [5]),
    box([-0.11, y - 0.1, z + 0.06, 0.11, y + 0.07, z + 0.08], 'lock', onlyFaces(4)),
    box([-0.025, y - 0.065, z + 0.08, 0.025, y + 0.03, z + 0.1], 'dark', onlyFaces(4)),
  ];
}
