import type { BoardFaces } from '../city/interior.ts';
import type { Dressing } from '../city/dressing.ts';
import type { Look } from '../city/looks.ts';
import type { Shade } from '../city/shade.ts';
import type { Mesh } from '../city/mesh.ts';
import type { Mount } from '../city/mounts.ts';
import type { Hex } from '../city/palette.ts';
import type { Box, Part, Point } from '../city/parts.ts';
import type { Container } from '../../shared/records.ts';
import type { PartBox } from './picker.ts';

/** About that of a roof, so that a mast is not there before the house under it has risen. */
export const MAST_HEIGHT = 12;

/** What a container is dressed as: which house, and its colours by role (see `ROLE`). */
export interface Dress {
  readonly house: string;
  readonly palette: Readonly<Partial<Record<number, Hex>>>;
}

/** One house in one size; blocks from the centre of its plot's ground, facing +z. */
export interface House {
  readonly shell: Mesh;
  readonly far: Mesh;
  /** Contains everything that can be aimed at. */
  readonly bounds: Box;
  /** Whether a point is inside a wall or a roof. */
  readonly isSolid: (x: number, y: number, z: number) => boolean;
  /** Foot of the door, in the façade's plane. */
  readonly front: Point;
  /** The room behind the door, and what stands in it. */
  readonly room: Box;
  readonly interior: () => Mesh;
  readonly stations: readonly PartBox[];
  readonly board: BoardFaces;
  /** Middles of the lamps in the room. */
  readonly lamps: readonly [Point, Point];
  /** The mouth of its chimney; where flames smoke, and where its roof bursts. */
  readonly smoke: Point | null;
  readonly blaze: Point;
  readonly damage: Point;
  /** Where the lantern of the state mast hangs. */
  readonly mast: Point;
}

/** One mesh of the control front; blocks from the foot of the door. */
export interface Fitting {
  readonly mesh: Mesh;
  readonly at: Point;
  /** The part that it belongs to; null for what cannot be used. */
  readonly part: Part | null;
  readonly mount: Mount;
  /** 0 … 1; 1 = not translucent. */
  readonly opacity: number;
}

/** What holds a part that may not be used; blocks from the foot of the door. */
export interface Chain {
  readonly mesh: Mesh;
  readonly at: Point;
  readonly scale: number;
}

/** The control front: the same on every house. */
export interface Front {
  readonly fittings: readonly Fitting[];
  readonly boxes: readonly PartBox[];
  /** Drawn over each chained part; parts may share a mesh. */
  readonly chains: Readonly<Partial<Record<Part, Chain>>>;
  readonly signFace: Box;
}

/** Everything that the scene draws for containers; made of `client/city`. */
export interface TownArt {
  readonly dressOf: (container: Container) => Dress;
  readonly house: (name: string) => House;
  readonly dressing: (house: string, look: Look) => Dressing;
  /** What is seen from afar of a look that replaces the walls. */
  readonly standIn: (house: string, look: Look) => Mesh;
  /** Its lantern is `MAST_HEIGHT` above its origin; null for a look whose dressing is more than its mast. */
  readonly mast: (look: Look) => Mesh | null;
  readonly shade: (look: Look) => Shade;
  readonly front: Front;
  readonly font: Font;
}

/** Letters as layers of 8×8 pixels, one byte each, row 0 on top. */
export interface Font {
  readonly layers: Uint8Array;
  readonly count: number;
  readonly glyphOf: (letter: string) => number;
}
