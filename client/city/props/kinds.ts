import type { Mesh } from '../mesh.ts';
import { meshBoat, meshCrane, meshPier, meshShip, meshStall } from './harbour.ts';
import { meshGate } from './gate.ts';
import { meshLighthouse } from './lighthouse.ts';
import {
  meshAllotment,
  meshBush,
  meshFlowerBed,
  meshFlowers,
  meshHedge,
  meshPlanter,
  meshTuft,
} from './plants.ts';
import {
  meshBarrel,
  meshBench,
  meshBollard,
  meshCrate,
  meshCrates,
  meshRocks,
  meshStreetLamp,
  meshWell,
} from './street.ts';
import { meshElm, meshOak, meshPine } from './trees.ts';

/** What stands about in the town besides buildings. Every mesh stands on y = 0 round its own middle. */
export const PROP_KINDS = [
  'oak',
  'elm',
  'pine',
  'bush',
  'hedge',
  'tuft',
  'flowers',
  'flowerBed',
  'allotment',
  'planter',
  'rocks',
  'lamp',
  'bench',
  'crate',
  'crates',
  'barrel',
  'bollard',
  'well',
  'stallRed',
  'stallBlue',
  'crane',
  'pier',
  'ship',
  'boat',
  'gate5',
  'gate8',
  'lighthouse',
] as const;
export type PropKind = (typeof PROP_KINDS)[number];

const MESHES: Readonly<Record<PropKind, () => Mesh>> = {
  oak: meshOak,
  elm: meshElm,
  pine: meshPine,
  bush: meshBush,
  hedge: meshHedge,
  tuft: meshTuft,
  flowers: meshFlowers,
  flowerBed: meshFlowerBed,
  allotment: meshAllotment,
  planter: meshPlanter,
  rocks: meshRocks,
  lamp: meshStreetLamp,
  bench: meshBench,
  crate: meshCrate,
  crates: meshCrates,
  barrel: meshBarrel,
  bollard: meshBollard,
  well: meshWell,
  stallRed: () => meshStall('awningRed'),
  stallBlue: () => meshStall('awningBlue'),
  crane: meshCrane,
  pier: meshPier,
  ship: meshShip,
  boat: meshBoat,
  gate5: () => meshGate('gate5'),
  gate8: () => meshGate('gate8'),
  lighthouse: meshLighthouse,
};

/** Blocks beyond which a kind is too small to be seen, so that thousands of them cost nothing from the air. */
export const PROP_RANGE: Readonly<Record<PropKind, number>> = {
  oak: 700,
  elm: 700,
  pine: 700,
  bush: 160,
  hedge: 220,
  tuft: 45,
  flowers: 60,
  flowerBed: 160,
  allotment: 320,
  planter: 160,
  rocks: 160,
  lamp: 180,
  bench: 100,
  crate: 120,
  crates: 200,
  barrel: 120,
  bollard: 120,
  well: 220,
  stallRed: 400,
  stallBlue: 400,
  crane: 600,
  pier: 600,
  ship: 1500,
  boat: 600,
  gate5: 500,
  gate8: 700,
  lighthouse: Infinity,
};

const cache = new Map<PropKind, Mesh>();

/** Drawn once for each kind. */
export function propMesh(kind: PropKind): Mesh {
  const known = cache.get(kind);
  if (known) return known;
  const mesh = MESHES[kind]();
  cache.set(kind, mesh);
  return mesh;
}
