import { box, meshBoxes } from '../boxes.ts';
import type { MaterialName } from '../materials.ts';
import type { Mesh } from '../mesh.ts';
import { mergeMeshes } from '../meshBuilder.ts';
import { meshVolume } from '../mesher.ts';
import { createVolume, type Volume } from '../voxels.ts';
import { createCoarse, type CoarseVolume } from './coarse.ts';

export const STALL = { width: 5, depth: 4 };
const GOODS: readonly MaterialName[] = ['blossomRose', 'blossomStraw', 'leafLight', 'blossomViolet'];

/** A counter under a sloping awning; the customer stands south of it. */
export function meshStall(awning: 'awningRed' | 'awningBlue'): Mesh {
  const { width, depth } = STALL;
  const volume = createVolume([width, 5, depth + 1]);
  for (const x of [0, width - 0.5]) {
    volume.fill([x, 0, 0.5, x + 0.5, 3.5, 1], 'pole');
    volume.fill([x, 0, depth - 0.5, x + 0.5, 2.5, depth], 'pole');
  }
  volume.fill([0.5, 0, 2, width - 0.5, 1, 3], 'boards');
  volume.fill([0, 1, 1.5, width, 1.5, 3.5], 'plankLight');
  GOODS.forEach((goods, i) => volume.fill([0.5 + i, 1.5, 2, 1 + i, 2, 3], goods));
  for (let step = 0; step < 2 * depth; step += 1) {
    const [z, y] = [step / 2 + 0.5, 4 - Math.floor(step / 2) * 0.5];
    volume.fill([0, y, z, width, y + 0.5, z + 0.5], awning);
  }
  volume.fill([0, 2, depth + 0.5, width, 2.5, depth + 1], awning);
  const body = meshVolume(volume, { origin: [-width / 2, 0, -depth / 2], undersides: true });
  return mergeMeshes([body, meshHangingLamp()]);
}

const meshHangingLamp = (): Mesh =>
  meshBoxes([
    box([-0.03, 2.6, 0.97, 0.03, 3.2, 1.03], 'dark'),
    box([-0.16, 2.2, 0.84, 0.16, 2.56, 1.16], 'lamp'),
    box([-0.2, 2.56, 0.8, 0.2, 2.64, 1.2], 'dark'),
  ]);

/** Its arm reaches east, with a crate on the rope. */
export function meshCrane(): Mesh {
  const volume = createVolume([14, 15, 5]);
  volume.fill([0.5, 0, 0.5, 4.5, 1, 4.5], 'stone');
  volume.fill([2, 1, 2, 3, 11, 3], 'pole');
  volume.fill([1, 1, 2, 1.5, 4, 3], 'pole');
  volume.fill([3.5, 1, 2, 4, 4, 3], 'pole');
  volume.fill([1.5, 6.5, 1.5, 3.5, 9.5, 3.5], 'boards');
  volume.fill([1, 9.5, 1, 4, 10, 4], 'roofDark');
  volume.fill([1.5, 10, 1.5, 3.5, 10.5, 3.5], 'roofDark');
  for (let step = 0; step < 17; step += 1) {
    const [x, y] = [3 + step / 2, 9 + Math.floor(step / 2) * 0.5];
    volume.fill([x, y, 2, x + 0.5, y + 0.5, 2.5 + 0.5], 'pole');
  }
  volume.fill([11, 6, 2, 11.5, 13, 2.5], 'rope');
  volume.fill([10.5, 4.5, 1.5, 12, 6, 3], 'crate');
  return meshVolume(volume, { origin: [-2.5, 0, -2.5], undersides: true });
}

export const PIER_LENGTH = 16;
/** What one stands on, above the sea. */
export const PIER_DECK = 1.5;

/** Reaches south from the quay's edge at z = 0; y = 0 is the sea. */
export const meshPier = (): Mesh =>
  meshBoxes([
    box([-1.5, PIER_DECK - 0.3, 0, 1.5, PIER_DECK, PIER_LENGTH], 'deck'),
    ...[0.4, 5.2, 10.2, 15.2].flatMap((z) =>
      [-1.7, 1.3].map((x) => box([x, -1, z, x + 0.4, 2.5, z + 0.4], 'pole', [3])),
    ),
  ]);

const SAIL = { foot: 7, width: 6 };

/** A merchantman that dries its gaff sails, bow to the east; y = 0 is the sea. */
export function meshShip(): Mesh {
  const ship = createCoarse([34, 30, 12]);
  layHull(ship, { length: 30, beam: 4.6, floor: 0 });
  ship.fill([-14, 5, -3, -8, 8, 3], 'hull');
  ship.fill([-14, 8, -3, -8, 9, 3], 'deck');
  ship.fill([-15, 6, -2, -14, 7, 2], 'glassDark');
  for (const [x, height] of [
    [-7, 22],
    [5, 26],
  ] as const) {
    ship.fill([x, 4, -1, x + 1, height, 0], 'pole');
    raiseYard(ship, x, height - 5);
    hoistSail(ship, x, height - 8);
    ship.fill([x - 1, height - 2, -2, x + 2, height - 1, 1], 'boards');
  }
  ship.fill([10, 5, -1, 17, 6, 0], 'pole');
  ship.fill([-2, 5, -2, 1, 6, 1], 'crate');
  return ship.mesh();
}

/** A yard across the ship with a rolled sail under it. */
function raiseYard(ship: CoarseVolume, x: number, y: number): void {
  ship.fill([x + 1, y, -6, x + 2, y + 1, 5], 'pole');
  ship.fill([x + 1, y - 1, -5, x + 2, y, 4], 'canvas');
}

/** Aft of its mast, widest over the deck. */
function hoistSail(ship: CoarseVolume, x: number, top: number): void {
  for (let y = SAIL.foot; y < top; y += 1) {
    const wide = Math.round(1 + ((top - y) / (top - SAIL.foot)) * SAIL.width);
    ship.fill([x - wide, y, -1, x, y + 1, 0], 'canvas');
  }
}

interface Hull {
  readonly length: number;
  readonly beam: number;
  readonly floor: number;
}

/** Lies along x, widest in the middle, with a raised rim. */
function layHull(ship: CoarseVolume, { length, beam, floor }: Hull): void {
  const half = length / 2;
  for (let x = -half; x < half; x += 1) {
    const t = Math.abs(x + 0.5) / half;
    const wide = Math.max(1, Math.round(beam * Math.sqrt(1 - t ** (x > 0 ? 2.2 : 5))));
    ship.fill([x, floor, -wide, x + 1, floor + 3, wide], 'hull');
    ship.fill([x, floor + 3, -wide - 1, x + 1, floor + 4, wide + 1], 'boards');
    ship.fill([x, floor + 4, -wide - 1, x + 1, floor + 5, wide + 1], 'plank');
    if (wide > 1) ship.fill([x, floor + 4, -wide, x + 1, floor + 5, wide], null);
    ship.fill([x, floor + 3, -wide, x + 1, floor + 4, wide], 'deck');
  }
}

/** A fishing boat with a cabin, bow to the east; y = 0 is the sea. */
export function meshBoat(): Mesh {
  const volume = createVolume([12, 9, 6]);
  for (let x = 0; x < 12; x += 0.5) keel(volume, x);
  volume.fill([1.5, 1.5, 1.5, 4.5, 3.5, 4.5], 'cream');
  volume.fill([1, 3.5, 1, 5, 4, 5], 'bandRed');
  volume.fill([6.5, 1, 2.5, 7, 9, 3], 'pole');
  volume.fill([8, 1, 2, 9, 2, 3], 'crate');
  return meshVolume(volume, { origin: [-6, -0.5, -3] });
}

function keel(volume: Volume, x: number): void {
  const t = Math.abs(x - 5.5) / 6.2;
  const wide = Math.round(2.6 * 2 * Math.sqrt(Math.max(0.04, 1 - t * t * (x > 5.5 ? 1 : 0.6)))) / 2;
  volume.fill([x, 0, 3 - wide, x + 0.5, 1.5, 3 + wide], 'hull');
  volume.fill([x, 1.5, 3 - wide, x + 0.5, 2, 3 + wide], 'plank');
  volume.fill([x, 1, 3.5 - wide, x + 0.5, 2, 2.5 + wide], null);
  volume.fill([x, 1, 3.5 - wide, x + 0.5, 1.5, 2.5 + wide], 'deck');
}
