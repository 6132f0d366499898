import { box, meshBoxes, type LooseBox } from '../city/boxes.ts';
import type { Mesh } from '../city/mesh.ts';
import { ROOFS, WALL_SETS, ridgeOf } from '../city/palette.ts';
import type { Container } from '../../shared/records.ts';
import type { Dress, Fittings, House, TownArt } from './art.ts';

const WIDTH = 8;
const DEPTH = 7;
const EAVES = 6.5;
const FRONT = { x: 0, y: 0, z: 3.5 };

export function createTownArt(): TownArt {
  const house = plainHouse();
  return {
    dressOf,
    house: () => house,
    dressing: () => null,
    shade: () => ({ muted: 0, bright: 1, shell: true }),
    fittings: plainFittings(),
  };
}

function dressOf(container: Container): Dress {
  const walls = WALL_SETS[hash(container.image) % WALL_SETS.length] ?? WALL_SETS[0];
  const roof = ROOFS[hash(container.project) % ROOFS.length] ?? '#A37059';
  const palette = { 3: roof, 4: ridgeOf(roof) };
  if (!walls) return { house: 'plain', palette };
  const { wall, lowerWall, timber, accent, door } = walls;
  return { house: 'plain', palette: { 1: wall, 2: lowerWall, 5: timber, 6: accent, 13: door, ...palette } };
}

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

function plainHouse(): House {
  const [x, z] = [WIDTH / 2, DEPTH / 2];
  const body = box([-x, 0, -z, x, EAVES, z], 'wall');
  const roof: LooseBox[] = [0, 1, 2, 3].map((step) =>
    box([-x - 0.5 + step, EAVES + step, -z - 0.5, x + 0.5 - step, EAVES + 1 + step, z + 0.5], 'roof'),
  );
  const windows = [-2.5, 0, 2.5].map((at) => box([at - 0.5, 4.2, z, at + 0.5, 5.7, z + 0.06], 'glass'));
  const mast = box([2.2, EAVES + 3, 0.2, 2.8, EAVES + 4.6, 0.8], 'stateLamp');
  const door = box([-0.5, 0, z, 0.5, 1.94, z + 0.06], 'door');
  return {
    shell: meshBoxes([body, ...roof, ...windows, mast, door]),
    far: meshBoxes([body, ...roof.slice(0, 2), mast]),
    bounds: { min: { x: -5, y: 0, z: -4.5 }, max: { x: 5, y: 12, z: 4.8 } },
    isSolid: (px, py, pz) => Math.abs(px) < x && py < EAVES + 3 && Math.abs(pz) < z,
    front: FRONT,
    mast: { x: 2.5, y: EAVES + 4, z: 0.5 },
    sign: { x: 0, y: 2.3, z: 0.3 },
    height: 12,
  };
}

function plainFittings(): Fittings {
  const place = (x: number, y: number): Mesh =>
    meshBoxes([box([x - 0.27, y - 0.27, 0, x + 0.27, y + 0.27, 0.2], 'hazard')]);
  const lever = (x: number): Mesh =>
    meshBoxes([
      box([x - 0.08, 0.92, 0.2, x + 0.08, 1.02, 0.7], 'timber'),
      box([x - 0.17, 0.8, 0.5, x + 0.17, 1.14, 0.84], 'knob'),
    ]);
  const target = (part: 'lever' | 'button' | 'bell' | 'iceLever', x: number, y: number) => ({
    part,
    min: { x: x - 0.3, y: y - 0.5, z: 0 },
    max: { x: x + 0.3, y: y + 0.5, z: 0.8 },
  });
  return {
    fixed: meshBoxes([
      box([0.9, 0.42, 0, 1.42, 1.42, 0.15], 'iron'),
      box([-1.82, 0.42, 0, -1.42, 1.42, 0.15], 'iron'),
    ]),
    lever: { mesh: lever(1.16), axle: { x: 1.16, y: 0.95, z: 0.1 }, throw: 0.66 },
    iceLever: { mesh: lever(-1.62), axle: { x: -1.62, y: 0.95, z: 0.1 }, throw: 0.66 },
    button: place(-1.02, 0.95),
    glassCase: place(-1.02, 0.95),
    bell: meshBoxes([box([-1.2, 1.45, 0, -0.84, 1.8, 0.3], 'bell')]),
    boxes: [
      target('lever', 1.16, 0.92),
      { ...target('button', -1.02, 0.9), max: { x: -0.73, y: 1.3, z: 0.6 } },
      { part: 'bell', min: { x: -1.3, y: 1.35, z: 0 }, max: { x: -0.75, y: 1.95, z: 0.5 } },
      { part: 'iceLever', min: { x: -1.9, y: 0.42, z: 0 }, max: { x: -1.36, y: 1.42, z: 0.8 } },
      { part: 'sign', min: { x: -2.1, y: 2.3, z: 0.3 }, max: { x: 2.1, y: 3.56, z: 0.4 } },
      { part: 'door', min: { x: -0.5, y: 0, z: 0 }, max: { x: 0.5, y: 1.94, z: 0.1 } },
    ],
  };
}
