import { appearanceOf } from '../city/appearance.ts';
import { ARCHETYPES } from '../../shared/archetypes.ts';
import { SIZES } from '../city/sizes.ts';
import { blueprint, type Blueprint } from '../city/blueprints/blueprint.ts';
import { dressingOf, type Dressing } from '../city/dressing.ts';
import { damagePoint } from '../city/dressingBurst.ts';
import { blazePoint } from '../city/dressingFire.ts';
import { lanternPoint, mastBoxes } from '../city/dressingMast.ts';
import { box, meshBoxes, type LooseBox } from '../city/boxes.ts';
import { GLYPH_COUNT, drawFont, glyphIndex } from '../city/font.ts';
import type { Look } from '../city/looks.ts';
import { boardFaces, interiorMesh, stationBoxes } from '../city/interior.ts';
import { lampPoints } from '../city/interiorRoom.ts';
import { ROLE, type Mesh } from '../city/mesh.ts';
import { moveMesh } from '../city/meshBuilder.ts';
import { ridgeOf, type Hex, type WallSet } from '../city/palette.ts';
import { STATIONS, type Box, type Point } from '../city/parts.ts';
import { shadeOf } from '../city/shade.ts';
import { PLOT_SIZE } from '../../shared/plots.ts';
import { MAST_HEIGHT, type Dress, type House, type TownArt } from './art.ts';
import { createFront } from './frontArt.ts';

/** Blueprints count from the plot's corner, the scene from its centre. */
const HALF = PLOT_SIZE / 2;
const HEIGHT = 22;

export function createTownArt(): TownArt {
  return {
    dressOf: createDresses(),
    house: remembered((name) => houseOf(blueprintOf(name))),
    dressing: createDressings(),
    standIn: createStandIns(),
    mast: createMasts(),
    shade: shadeOf,
    front: createFront(),
    font: { layers: drawFont(), count: GLYPH_COUNT, glyphOf: glyphIndex },
  };
}

function remembered<T, K extends string = string>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

/** Kept, since every change of what is near asks again. */
function createDressings(): TownArt['dressing'] {
  const ofHouse = remembered((house) => {
    const plan = blueprintOf(house);
    return { plan, byLook: new Map<Look, Dressing>() };
  });
  return (house, look) => {
    const { plan, byLook } = ofHouse(house);
    const known = byLook.get(look) ?? centredDressing(dressingOf(plan, look));
    byLook.set(look, known);
    return known;
  };
}

/** A foundation and four posts of what is not built yet; the far form of what is taken down or ruined. */
function createStandIns(): TownArt['standIn'] {
  const frameOf = remembered((house) => centredMesh(meshBoxes(frameBoxes(blueprintOf(house)))));
  const farOf = remembered((house) => centredMesh(blueprintOf(house).far));
  return (house, look) => (look === 'created' ? frameOf(house) : farOf(house));
}

const POST = 0.4;

function frameBoxes({ body: { min, max }, eaves }: Blueprint): LooseBox[] {
  const posts = [min.x, max.x - POST].flatMap((x) =>
    [min.z, max.z - POST].map((z): LooseBox => box([x, 0, z, x + POST, eaves, z + POST], 'frameBlue', [3])),
  );
  return [box([min.x, 0, min.z, max.x, POST, max.z], 'stoneLight', [3]), ...posts];
}

/** The same on every house, so that all of a look are one draw. */
function createMasts(): TownArt['mast'] {
  const foot: Point = { x: 0, y: 0, z: 0 };
  const { y } = lanternPoint({ mast: foot });
  const mast = (flag: 'none' | 'tick'): Mesh =>
    moveMesh(meshBoxes(mastBoxes({ mast: foot }, flag)), [0, MAST_HEIGHT - y, 0]);
  const masts: Readonly<Partial<Record<Look, Mesh>>> = { running: mast('none'), healthy: mast('tick') };
  return (look) => masts[look] ?? null;
}

/** Thousands of containers share a few palettes, each of which is one object. */
function createDresses(): TownArt['dressOf'] {
  const byWalls = new Map<WallSet, (roof: Hex) => Dress['palette']>();
  return (container) => {
    const { archetype, size, walls, roof } = appearanceOf(container);
    const under = byWalls.get(walls) ?? remembered((hex: Hex) => paletteOf(walls, hex));
    byWalls.set(walls, under);
    return { house: `${archetype} ${size}`, palette: under(roof) };
  };
}

const paletteOf = (walls: WallSet, roof: Hex): Dress['palette'] => ({
  [ROLE.wall]: walls.wall,
  [ROLE.lowerWall]: walls.lowerWall,
  [ROLE.roof]: roof,
  [ROLE.ridge]: ridgeOf(roof),
  [ROLE.timber]: walls.timber,
  [ROLE.accent]: walls.accent,
  [ROLE.door]: walls.door,
});

function blueprintOf(name: string): Blueprint {
  const [archetype, size] = name.split(' ');
  return blueprint(
    ARCHETYPES.find((known) => known === archetype) ?? 'house',
    SIZES.find((known) => known === size) ?? 'm',
  );
}

const centred = ({ x, y, z }: Point): Point => ({ x: x - HALF, y, z: z - HALF });
const centredBox = ({ min, max }: Box): Box => ({ min: centred(min), max: centred(max) });
const centredMesh = (mesh: Mesh): Mesh => moveMesh(mesh, [-HALF, 0, -HALF]);

const centredDressing = (dressing: Dressing): Dressing => ({
  ...dressing,
  opaque: dressing.opaque && centredMesh(dressing.opaque),
  translucent: dressing.translucent && centredMesh(dressing.translucent),
});

/** Most rooms are never looked into. */
function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

function houseOf(plan: Blueprint): House {
  const room = centredBox(plan.room);
  return {
    shell: centredMesh(plan.shell),
    far: centredMesh(plan.far),
    bounds: { min: { x: -HALF, y: 0, z: -HALF }, max: { x: HALF, y: HEIGHT, z: HALF } },
    isSolid: (x, y, z) => plan.isSolid(x + HALF, y, z + HALF),
    front: centred(plan.door),
    room,
    interior: once(() => interiorMesh(room)),
    stations: STATIONS.map((part) => ({ part, ...stationBoxes(room)[part] })),
    board: boardFaces(room),
    lamps: lampPoints(room),
    smoke: plan.smoke && centred(plan.smoke),
    blaze: centred(blazePoint(plan)),
    damage: centred(damagePoint(plan)),
    mast: centred(lanternPoint(plan)),
  };
}
