import type { LandChunk } from '../city/island/chunks.ts';
import type { Ground } from '../city/island/ground.ts';
import type { Waters } from '../city/island/waters.ts';
import type { PropPlacement } from '../city/props/placing.ts';

/** Asks for one host's island. A newer request for the same host ends the older one. */
export interface LandRequest {
  readonly host: number;
  /** Counts up with every request, so that late answers to an older one are told apart. */
  readonly serial: number;
  /** All parcels that are taken on this host. */
  readonly parcels: readonly number[];
  readonly seed: number;
  /** Chunks nearest to this place of the island come first. */
  readonly x: number;
  readonly z: number;
}

export type LandPiece =
  /** Of the ground only what one walks on: its covers are empty. */
  | { readonly kind: 'ground'; readonly ground: Ground; readonly waters: Waters }
  | { readonly kind: 'chunk'; readonly chunk: LandChunk }
  | { readonly kind: 'props'; readonly props: readonly PropPlacement[] }
  | { readonly kind: 'done' };

export interface LandReply {
  readonly host: number;
  readonly serial: number;
  readonly piece: LandPiece;
}
