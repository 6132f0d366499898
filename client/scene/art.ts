import type { Look } from '../city/looks.ts';
import type { Mesh } from '../city/mesh.ts';
import type { Box, Point } from '../city/parts.ts';
import type { Hex } from '../city/palette.ts';
import type { Container } from '../../shared/records.ts';
import type { PartBox } from './picker.ts';

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
  /** Centre of the lantern on the state mast. */
  readonly mast: Point;
  readonly sign: Point;
  readonly height: number;
}

/** The control front, in blocks from the foot of the door; the same on every house. */
export interface Fittings {
  readonly fixed: Mesh;
  readonly lever: Swinging;
  readonly iceLever: Swinging;
  readonly button: Mesh;
  readonly glassCase: Mesh;
  readonly bell: Mesh;
  readonly boxes: readonly PartBox[];
}

export interface Swinging {
  readonly mesh: Mesh;
  readonly axle: Point;
  /** Radians from the middle to either end. */
  readonly throw: number;
}

/** How a look changes the walls: share of chroma lost, brightness, and whether the shell stands at all. */
export interface Shade {
  readonly muted: number;
  readonly bright: number;
  readonly shell: boolean;
}

/** Everything that the scene draws for containers; made of `client/city`. */
export interface TownArt {
  readonly dressOf: (container: Container) => Dress;
  readonly house: (name: string) => House;
  readonly dressing: (house: string, look: Look) => Mesh | null;
  readonly shade: (look: Look) => Shade;
  readonly fittings: Fittings;
}
