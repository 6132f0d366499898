import { ROLE, type Role } from './mesh.ts';
import { LIGHT, SCENERY, SIGNAL, STATE, type Hex } from './palette.ts';
import type { LayerName } from './textures.ts';

/** What a voxel or a box is made of. */
export interface Material {
  readonly layer: LayerName;
  /** Drawn where the role is `fixed`; elsewhere what a surface shows before its instance has a palette. */
  readonly color: Hex;
  readonly role: Role;
  /** 0 … 255: how far the surface shines by itself. */
  readonly emission: number;
  /** Without occlusion: round forms shade themselves, and occlusion would cut their steps into slivers. */
  readonly unshaded?: boolean;
}

const made = (layer: LayerName, color: Hex, role: Role = ROLE.fixed): Material => ({
  layer,
  color,
  role,
  emission: 0,
});
const shining = (color: Hex, emission = 255): Material => ({
  layer: 'plain',
  color,
  role: ROLE.fixed,
  emission,
});

const PALETTED = {
  wall: made('plaster', SCENERY.cream, ROLE.wall),
  wallBoards: made('boards', SCENERY.cream, ROLE.wall),
  wallAshlar: made('ashlar', SCENERY.cream, ROLE.wall),
  wallFar: made('farWindow', SCENERY.cream, ROLE.wall),
  lowerWall: made('stone', SCENERY.stone, ROLE.lowerWall),
  lowerBrick: made('brick', SCENERY.brick, ROLE.lowerWall),
  lowerFar: made('farWindow', SCENERY.brick, ROLE.lowerWall),
  roof: made('tiles', '#A37059', ROLE.roof),
  roofSlate: made('slate', '#4F5866', ROLE.roof),
  roofMetal: { ...made('metal', '#4B766E', ROLE.roof), unshaded: true },
  wallDrum: { ...made('boards', SCENERY.cream, ROLE.wall), unshaded: true },
  wallRound: { ...made('ashlar', SCENERY.cream, ROLE.wall), unshaded: true },
  hoop: { ...made('metal', SCENERY.iron), unshaded: true },
  ridge: made('plain', '#654537', ROLE.ridge),
  timber: made('timber', SCENERY.timberDark, ROLE.timber),
  beam: made('beam', SCENERY.timberDark, ROLE.timber),
  accent: made('plain', '#A37059', ROLE.accent),
  shutter: made('shutter', '#A37059', ROLE.accent),
  awning: made('stripe', '#A37059', ROLE.accent),
  glass: made('window', SCENERY.glassDay, ROLE.glass),
  stateLamp: { ...shining(STATE.running), role: ROLE.stateLamp },
  flag: made('plain', STATE.running, ROLE.flag),
  lamp: { ...shining(LIGHT.window), role: ROLE.lamp },
  cpuLamp: made('plain', LIGHT.cpu, ROLE.cpuLamp),
  tank: made('plain', LIGHT.tank, ROLE.tank),
  door: made('door', '#7D6A52', ROLE.door),
  lawn: made('grass', SCENERY.grass, ROLE.lawn),
  paving: made('setts', SCENERY.path, ROLE.paving),
} as const satisfies Readonly<Record<string, Material>>;

const FIXED = {
  plinth: made('stone', SCENERY.plinth),
  stone: made('stone', SCENERY.stone),
  stoneLight: made('ashlar', SCENERY.stoneLight),
  stoneWarm: made('ashlar', SCENERY.stoneWarm),
  ashlar: made('ashlar', SCENERY.stone),
  cobble: made('cobble', SCENERY.stone),
  brick: made('brick', SCENERY.brick),
  brickDark: made('brick', SCENERY.brickDark),
  cream: made('plaster', SCENERY.cream),
  trim: made('plain', SCENERY.trim),
  plank: made('planks', SCENERY.plank),
  plankLight: made('planks', SCENERY.plankLight),
  boards: made('boards', SCENERY.timber),
  log: made('log', SCENERY.timberDark),
  pole: made('timber', SCENERY.pole),
  deck: made('planks', SCENERY.deck),
  crate: made('crate', SCENERY.crate),
  barrel: made('barrel', SCENERY.timber),
  rope: made('plain', SCENERY.rope),
  canvas: made('cloth', SCENERY.canvas),
  hull: made('planks', SCENERY.hull),
  oak: made('beam', SCENERY.oak),
  oakPost: made('timber', SCENERY.oak),
  cork: made('gravel', SCENERY.cork),
  plum: made('cloth', SCENERY.plum),
  rugSand: made('cloth', SCENERY.rugSand),
  rugRose: made('cloth', SCENERY.rugRose),
  bookBlue: made('plain', SCENERY.bandBlue),
  pot: made('plaster', SCENERY.brick),
  thatch: made('thatch', SCENERY.thatch),
  iron: made('metal', SCENERY.iron),
  dark: made('plain', SCENERY.dark),
  pewter: made('metal', SCENERY.pewter),
  brass: made('metal', SCENERY.brass),
  steel: made('plain', SCENERY.steel),
  lock: made('plain', SCENERY.lock),
  flagstone: made('slabs', SCENERY.sandstone),
  soot: made('char', SCENERY.soot),
  rubble: made('char', SCENERY.rubble),
  glassDark: made('plain', SCENERY.glassDark),
  grass: made('grass', SCENERY.grass),
  tuft: made('tuft', SCENERY.grass),
  dirt: made('dirt', SCENERY.dirt),
  soil: made('furrow', SCENERY.soil),
  sand: made('sand', SCENERY.sand),
  rock: made('rock', SCENERY.rock),
  setts: made('setts', SCENERY.setts),
  slabs: made('slabs', SCENERY.slabs),
  herringbone: made('herringbone', SCENERY.setts),
  gravel: made('gravel', SCENERY.path),
  kerb: made('ashlar', SCENERY.kerb),
  leaf: made('leaf', SCENERY.leaf),
  leafLight: made('leaf', SCENERY.leafLight),
  leafDark: made('leaf', SCENERY.leafDark),
  hedge: made('leaf', SCENERY.hedge),
  blossomRose: made('plain', SCENERY.blossomRose),
  blossomStraw: made('plain', SCENERY.blossomStraw),
  blossomViolet: made('plain', SCENERY.blossomViolet),
  snow: { ...made('plain', SCENERY.snow), emission: 20 },
  /** A trace of light keeps its panes whole; see the mesher. */
  ice: { ...made('ice', SCENERY.ice), emission: 8 },
  net: made('net', SCENERY.net),
  cloud: made('plain', SCENERY.cloud),
  awningRed: made('stripe', SCENERY.bandRed),
  awningBlue: made('stripe', SCENERY.bandBlue),
  bandRed: made('plaster', SCENERY.bandRed),
  roofDark: made('slate', SCENERY.slateDark),
} as const satisfies Readonly<Record<string, Material>>;

const SIGNALS = {
  knob: { ...shining(SIGNAL.knob, 60) },
  knobIce: { ...shining(STATE.frozen, 60) },
  bell: { ...shining(SIGNAL.bell, 40) },
  remove: { ...shining(SIGNAL.remove, 70) },
  hazard: made('hazard', SIGNAL.knob),
  flameLow: shining(SIGNAL.flameLow),
  flame: shining(SIGNAL.flame),
  flameHigh: shining(SIGNAL.flameHigh),
  ember: shining(SIGNAL.ember),
  clothStripe: { ...made('cloth', SIGNAL.clothStripe), emission: 25 },
  flagHealthy: made('plain', SCENERY.flagHealthy),
  clothPale: made('cloth', LIGHT.clothPale),
  frameBlue: shining(STATE.planned, 235),
  framePale: shining(LIGHT.blueprint, 225),
  glow: shining(LIGHT.glow),
  white: shining('#FFFFFF', 150),
  frameGlass: made('plain', '#E8F8FC'),
} as const satisfies Readonly<Record<string, Material>>;

/** Its order numbers the materials in a volume; 0 is air. */
export const MATERIALS = { ...PALETTED, ...FIXED, ...SIGNALS } as const;
export type MaterialName = keyof typeof MATERIALS;

const isMaterialName = (name: string): name is MaterialName => name in MATERIALS;
export const MATERIAL_NAMES = Object.keys(MATERIALS).filter(isMaterialName);
const NUMBERS = new Map(MATERIAL_NAMES.map((name, i) => [name, i + 1]));

/** 1 … 255; 0, air, for null. */
export const materialNumber = (name: MaterialName | null): number =>
  name === null ? 0 : (NUMBERS.get(name) ?? 0);

const BY_NUMBER: readonly (Material | undefined)[] = [
  undefined,
  ...MATERIAL_NAMES.map((name) => MATERIALS[name]),
];

/** Undefined for air. */
export const materialOf = (number: number): Material | undefined => BY_NUMBER[number];

const PANES = BY_NUMBER.map((material) => material?.role === ROLE.glass);

export const isGlass = (number: number): boolean => PANES[number] === true;
