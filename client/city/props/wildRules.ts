import type { Cover } from '../island/ground.ts';
import { relief } from '../island/relief.ts';
import { noise } from '../noise.ts';
import type { PropKind } from './kinds.ts';
import { isFreeGreen, type Site } from './placing.ts';

/** Trees stand on a loose lattice, so that crowns touch but trunks do not. It stays where it is while the island grows. */
const LATTICE = 3;
const GROVE = { scale: 24, from: 0.58, share: 0.75, elsewhere: 0.045 };
const GROVE_TREES: readonly PropKind[] = ['oak', 'elm', 'oak', 'pine', 'oak', 'pine'];
const SHARE = { tuft: 0.12, flowers: 0.05, bush: 0.03, rocks: 0.07, beachTuft: 0.06 };
const WILD: ReadonlySet<Cover> = new Set<Cover>(['grass', 'meadow', 'heath']);

/** Groves, lone trees and undergrowth on unbuilt land; stones on the sand. */
export function plantWild(site: Site): void {
  const { minX, minZ, maxX, maxZ } = site.island.extent;
  for (let z = onLattice(minZ); z < maxZ - LATTICE; z += LATTICE) {
    for (let x = onLattice(minX); x < maxX - LATTICE; x += LATTICE) {
      const cover = site.island.coverAt(x, z);
      if (WILD.has(cover)) plantPlace(site, x, z);
      else if (cover === 'sand') strew(site, x, z);
    }
  }
}

const onLattice = (edge: number): number => Math.ceil(edge / LATTICE + 1) * LATTICE;

function plantPlace(site: Site, x: number, z: number): void {
  const { island, seed } = site;
  const chance = noise(x, z, seed + 31);
  const isGrove = relief(x / GROVE.scale, z / GROVE.scale, seed + 50) > GROVE.from;
  const [px, pz] = [x + noise(x, z, seed + 32) * 1.6, z + noise(x, z, seed + 33) * 1.6];
  if (chance < (isGrove ? GROVE.share : GROVE.elsewhere) && isFreeGreen(island, [px, pz], 0.6)) {
    plantTree(site, px, pz);
    return;
  }
  const kind = undergrowth(noise(x, z, seed + 34));
  if (kind !== null) put(site, kind, [px, pz, 1]);
}

function plantTree(site: Site, x: number, z: number): void {
  if (!isClearOfTown(site, x, z)) return;
  const kind = GROVE_TREES[Math.floor(noise(x * 7, z * 3, site.seed) * GROVE_TREES.length)] ?? 'oak';
  put(site, kind, [x, z, 0.62 + noise(x * 3, z * 7, site.seed) * 0.34]);
}

/** Crowns keep off streets and plots. */
const isClearOfTown = ({ island }: Site, x: number, z: number): boolean =>
  (
    [
      [-3, 0],
      [3, 0],
      [0, -3],
      [0, 3],
    ] as const
  ).every(([dx, dz]) => WILD.has(island.coverAt(x + dx, z + dz)));

function undergrowth(chance: number): PropKind | null {
  if (chance < SHARE.tuft) return 'tuft';
  if (chance < SHARE.tuft + SHARE.flowers) return 'flowers';
  return chance < SHARE.tuft + SHARE.flowers + SHARE.bush ? 'bush' : null;
}

function strew(site: Site, x: number, z: number): void {
  const chance = noise(x, z, site.seed + 35);
  if (chance < SHARE.rocks) put(site, 'rocks', [x + 0.5, z + 0.5, 0.6 + chance * 6]);
  else if (chance < SHARE.rocks + SHARE.beachTuft) put(site, 'tuft', [x + 0.5, z + 0.5, 1]);
}

function put(
  site: Site,
  kind: PropKind,
  [x, z, scale]: readonly [x: number, z: number, scale: number],
): void {
  const turns = Math.floor(noise(x * 5, z * 5, site.seed) * 4);
  site.put({ kind, x, y: site.island.groundAt(x, z), z, turns, scale });
}
