import { archetypeOf, ARCHETYPES, SIZES, type Size } from '../city/archetypes.ts';
import { blueprint, type Blueprint } from '../city/blueprints/blueprint.ts';
import { box, meshBoxes } from '../city/boxes.ts';
import type { Mesh } from '../city/mesh.ts';
import { moveMesh } from '../city/meshBuilder.ts';
import type { Point } from '../city/parts.ts';
import { ROOFS, WALL_SETS, ridgeOf } from '../city/palette.ts';
import { PLOT_SIZE } from '../../shared/plots.ts';
import type { Container } from '../../shared/records.ts';
import type { Dress, Fittings, House, TownArt } from './art.ts';

/** Blueprints count from the plot's corner, the scene from its centre. */
const HALF = PLOT_SIZE / 2;
const HEIGHT = 22;

export function createTownArt(): TownArt {
  const houses = new Map<string, House>();
  return {
    dressOf,
    house: (name) => {
      const known = houses.get(name);
      if (known) return known;
      const made = houseOf(blueprintOf(name));
      houses.set(name, made);
      return made;
    },
    dressing: () => null,
    shade: () => ({ muted: 0, bright: 1, shell: true }),
    fittings: plainFittings(),
  };
}

function blueprintOf(name: string): Blueprint {
  const [archetype, size] = name.split(' ');
  return blueprint(
    ARCHETYPES.find((known) => known === archetype) ?? 'house',
    SIZES.find((known) => known === size) ?? 'm',
  );
}

const centred = ({ x, y, z }: Point): Point => ({ x: x - HALF, y, z: z - HALF });
const centredMesh = (mesh: Mesh): Mesh => moveMesh(mesh, [-HALF, 0, -HALF]);

function houseOf(plan: Blueprint): House {
  return {
    shell: centredMesh(plan.shell),
    far: centredMesh(plan.far),
    bounds: { min: { x: -HALF, y: 0, z: -HALF }, max: { x: HALF, y: HEIGHT, z: HALF } },
    isSolid: (x, y, z) => plan.isSolid(x + HALF, y, z + HALF),
    front: centred(plan.door),
    mast: centred(plan.mast),
    sign: centred(plan.sign),
    height: plan.ridge,
  };
}

function dressOf(container: Container): Dress {
  const walls = WALL_SETS[hash(container.image) % WALL_SETS.length] ?? WALL_SETS[0];
  const roof = ROOFS[hash(container.project) % ROOFS.length] ?? '#A37059';
  const palette = { 3: roof, 4: ridgeOf(roof) };
  const house = `${archetypeOf(container.image, container.building)} ${sizeOf(container)}`;
  if (!walls) return { house, palette };
  const { wall, lowerWall, timber, accent, door } = walls;
  return { house, palette: { 1: wall, 2: lowerWall, 5: timber, 6: accent, 13: door, ...palette } };
}

const sizeOf = (container: Container): Size => SIZES[hash(container.name) % 3] ?? 'm';

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

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
