import type { Material } from '../materials.ts';
import { ROLE } from '../mesh.ts';
import { SCENERY, type Hex } from '../palette.ts';
import type { LayerName } from '../textures.ts';
import type { Cover } from './ground.ts';

/** Ripe corn, between grass and thatch. */
const STRAW: Hex = '#A3A062';

const paving = (layer: LayerName, color: Hex): Material => ({ layer, color, role: ROLE.paving, emission: 0 });
const turf = (color: Hex): Material => ({ layer: 'grass', color, role: ROLE.lawn, emission: 0 });
const bare = (layer: LayerName, color: Hex): Material => ({ layer, color, role: ROLE.fixed, emission: 0 });

const GRASS = turf(SCENERY.grass);
const SETTS = paving('setts', SCENERY.setts);
const SLABS = paving('slabs', SCENERY.slabs);

/** What lies on top; colours are those seen near by, the roles lawn and paving let the shader change them with distance. */
export const TOPS: Readonly<Record<Cover, Material>> = {
  sea: bare('sand', SCENERY.sandWet),
  street: SETTS,
  avenue: SLABS,
  kerb: paving('slabs', SCENERY.kerb),
  stairs: paving('slabs', SCENERY.path),
  court: SLABS,
  quay: paving('herringbone', SCENERY.slabs),
  square: SLABS,
  ring: GRASS,
  plot: GRASS,
  lawn: GRASS,
  grass: GRASS,
  meadow: turf(SCENERY.grassLight),
  heath: turf(SCENERY.grassDark),
  sand: bare('sand', SCENERY.sand),
  rock: bare('rock', SCENERY.rock),
  soil: bare('furrow', SCENERY.soil),
  crop: turf(SCENERY.leaf),
  straw: turf(STRAW),
};

/** Sides: retaining walls under what is built, sod over rock under grass. */
export const SIDES = {
  wall: bare('stone', SCENERY.stoneLight),
  kerb: bare('ashlar', SCENERY.stoneLight),
  sod: bare('grass', SCENERY.grass),
  rock: bare('rock', SCENERY.rock),
  sand: bare('sand', SCENERY.sandWet),
  dirt: bare('dirt', SCENERY.dirt),
} as const;
export type Side = keyof typeof SIDES;
