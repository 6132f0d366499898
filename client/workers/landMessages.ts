import type { LandChunk } from '../city/island/chunks.ts';
import type { Ground } from '../city/island/ground.ts';
import type { Waters } from '../city/island/waters.ts';
import type { PropPlacement } from '../city/props/placing.ts';

/** Blocks in each direction that come first: a visitor sees them at once, and they cost a tenth of a town of 10,000. */
export const NEAR = 240;

/** Asks for one host's island. A newer request for the same host ends the older one. */
export interface LandRequest {
  readonly host: number;
  /** Counts up with every request, so that late answers to an older one are told apart. */
  readonly serial: number;
  /** All parcels that are taken on this host. */
  readonly parcels: readonly number[];
  readonly seed: number;
  /** What lies about this place of the island comes first. */
  readonly x: number;
  readonly z: number;
}

export type LandPiece =
  | { readonly kind: 'chunk'; readonly chunk: LandChunk }
  /** Ends the land whose chunks came before: the part about the asked place, or all of it. */
  | {
      readonly kind: 'land';
      /** Of it only what one walks on: its covers are empty. */
      readonly ground: Ground;
      readonly waters: Waters;
      readonly props: readonly PropPlacement[];
      readonly isComplete: boolean;
    };

export interface LandReply {
  readonly host: number;
  readonly serial: number;
  readonly piece: LandPiece;
}
