import { appearanceOf } from '../city/appearance.ts';
import { ARCHETYPES, SIZES } from '../city/archetypes.ts';
import { blueprint, type Blueprint } from '../city/blueprints/blueprint.ts';
import { dressingOf, type Dressing } from '../city/dressing.ts';
import { lanternPoint } from '../city/dressingMast.ts';
import type { Look } from '../city/looks.ts';
import { ROLE, type Mesh } from '../city/mesh.ts';
import { moveMesh } from '../city/meshBuilder.ts';
import { ridgeOf } from '../city/palette.ts';
import type { Point } from '../city/parts.ts';
import { PLOT_SIZE } from '../../shared/plots.ts';
import type { Container } from '../../shared/records.ts';
import type { Dress, House, Shade, TownArt } from './art.ts';
import { createFront } from './frontArt.ts';

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
    dressing: (house, look) => centredDressing(dressingOf(blueprintOf(house), look)),
    shade: (look) => SHADES[look] ?? { muted: 0, bright: 1 },
    front: createFront(),
    font: {
      layers: new Uint8Array(128).fill(255, 64, 120),
      count: 2,
      glyphOf: (letter) => (letter === ' ' ? 0 : 1),
    },
  };
}

const SHADES: Readonly<Partial<Record<Look, Shade>>> = {
  exited: { muted: 0.85, bright: 0.8 },
  failed: { muted: 0.6, bright: 1.08 },
  oomKilled: { muted: 0.7, bright: 0.6 },
  dead: { muted: 0.6, bright: 0.95 },
  removing: { muted: 0.35, bright: 1 },
  restarting: { muted: 0.2, bright: 0.97 },
};

function dressOf(container: Container): Dress {
  const { archetype, size, walls, roof } = appearanceOf(container);
  return {
    house: `${archetype} ${size}`,
    palette: {
      [ROLE.wall]: walls.wall,
      [ROLE.lowerWall]: walls.lowerWall,
      [ROLE.roof]: roof,
      [ROLE.ridge]: ridgeOf(roof),
      [ROLE.timber]: walls.timber,
      [ROLE.accent]: walls.accent,
      [ROLE.door]: walls.door,
    },
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

const centredDressing = (dressing: Dressing): Dressing => ({
  ...dressing,
  opaque: dressing.opaque && centredMesh(dressing.opaque),
  translucent: dressing.translucent && centredMesh(dressing.translucent),
});

function houseOf(plan: Blueprint): House {
  return {
    shell: centredMesh(plan.shell),
    far: centredMesh(plan.far),
    bounds: { min: { x: -HALF, y: 0, z: -HALF }, max: { x: HALF, y: HEIGHT, z: HALF } },
    isSolid: (x, y, z) => plan.isSolid(x + HALF, y, z + HALF),
    front: centred(plan.door),
    mast: centred(lanternPoint(plan)),
  };
}
