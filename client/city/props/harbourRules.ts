import { QUAY_EDGE, type Town } from '../island/town.ts';
import { noise } from '../noise.ts';
import type { PropKind } from './kinds.ts';
import { PLANTER_HEIGHT } from './plants.ts';
import { stand, type Site, type Stand } from './placing.ts';

/**
 * The picture that meets a visitor on the quay: stalls frame it left and right, goods lie in the foreground, the lane to the gate
 * stays free. Blocks from the middle of the lane, and from the quay's edge (negative = inland).
 */
const COURT: readonly (readonly [PropKind, Stand])[] = [
  ['stallRed', [-10.5, -14.5, 1]],
  ['stallBlue', [9.5, -15.5, 3]],
  ['crate', [-7.6, -18.4]],
  ['crate', [-8.3, -10.8]],
  ['barrel', [-6.6, -19]],
  ['crates', [7.4, -12]],
  ['crate', [6.4, -18]],
  ['crate', [7.4, -18.6]],
  ['barrel', [8, -20]],
  ['barrel', [6.2, -11.2]],
  ['crates', [6.4, -7, 1]],
  ['barrel', [7.9, -6.4]],
  ['bench', [14.6, -12.5, 3]],
  ['bench', [-14.6, -20.5, 1]],
  ['flowerBed', [13.5, -23.5]],
  ['flowerBed', [-13.5, -24]],
  ['lamp', [-7.2, -26]],
  ['lamp', [7.2, -26]],
  ['lamp', [-14.5, -15]],
  ['lamp', [14.5, -16]],
  ['crates', [-9.5, -3.6]],
  ['barrel', [-7.4, -4]],
  ['crates', [13, -4]],
  ['barrel', [11, -3.2]],
  ['crates', [-20, -5, 1]],
  ['crate', [23, -3.2]],
  ['barrel', [24.2, -3]],
  ['crane', [-25, -3.5, 3]],
];

const PLANTERS: readonly Stand[] = [
  [-12.8, -19],
  [12.8, -19.6],
  [-13, -9],
  [13, -9],
];

/** Where boats go to other islands. */
const EASTERN_PIER = 31;
export const FERRY_PIER = { x: EASTERN_PIER, z: QUAY_EDGE };

/** Beside the quay; y is the sea's surface. */
const AFLOAT: readonly (readonly [PropKind, Stand])[] = [
  ['ship', [-16, 6.6]],
  ['boat', [18, 4.4]],
  ['pier', [-37, 0]],
  ['pier', [EASTERN_PIER, 0]],
  ['boat', [37, 8, 1]],
];
const DRAUGHT: Partial<Readonly<Record<PropKind, number>>> = { ship: -1.4, boat: -0.4 };

const BOLLARD_PITCH = 6;
const LAMP_EVERY = 3;
const LANE_FREE = 7;

export function furnishHarbour(site: Site, { quayHalfWidth }: Town): void {
  for (const [kind, [x, z, turns = 0]] of COURT) stand(site, kind, [x, QUAY_EDGE + z, turns]);
  PLANTERS.forEach(([x, z], i) => plantTub(site, [x, QUAY_EDGE + z], i));
  for (const [kind, [x, z, turns = 0]] of AFLOAT)
    site.put({ kind, x, y: DRAUGHT[kind] ?? 0, z: QUAY_EDGE + z, turns, scale: 1 });
  lineQuay(site, quayHalfWidth);
}

function plantTub(site: Site, [x, z]: Stand, number: number): void {
  stand(site, 'planter', [x, z]);
  const y = site.island.groundAt(x, z) + PLANTER_HEIGHT;
  const kind = noise(number, 2, site.seed) < 0.5 ? 'oak' : 'elm';
  site.put({ kind, x, y, z, turns: number, scale: 0.5 });
}

/** Bollards along the edge, and a lamp at every third. */
function lineQuay(site: Site, halfWidth: number): void {
  for (let x = BOLLARD_PITCH - halfWidth, i = 0; x < halfWidth; x += BOLLARD_PITCH, i += 1) {
    stand(site, 'bollard', [x, QUAY_EDGE - 0.6]);
    if (i % LAMP_EVERY === 1 && Math.abs(x) > LANE_FREE) stand(site, 'lamp', [x + 3, QUAY_EDGE - 1.5]);
  }
}
