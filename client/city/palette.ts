/**
 * Every colour of the town, in sRGB hex. Chroma is meaning: scenery stays muted, and only lamps, states and things that can be
 * used are saturated, so that from afar the eye finds what matters by itself.
 */

export type Hex = `#${string}`;

/** What can be seen but says nothing: OKLCH chroma ≤ 0.105. */
export const SCENERY = {
  grass: '#7C9A62',
  grassDark: '#6C8A54',
  grassLight: '#8AA66C',
  dirt: '#8A6F56',
  soil: '#7C6450',
  sand: '#E0D2A8',
  sandWet: '#CDBD93',
  rock: '#8F9196',
  rockDark: '#787B82',
  rockLight: '#A6A8AB',
  setts: '#A39B8E',
  slabs: '#ABA396',
  kerb: '#918B82',
  path: '#B3AA9A',
  seaDeep: '#2E667F',
  seaShallow: '#4C98A8',
  foam: '#D5ECEA',
  plinth: '#7F7D7B',
  stone: '#9A9691',
  stoneLight: '#B4AEA4',
  stoneWarm: '#C3B9A6',
  brick: '#9A7064',
  brickDark: '#8A6459',
  cream: '#EDE4D0',
  trim: '#EFE6D2',
  timber: '#857055',
  timberDark: '#70604C',
  plank: '#A68C6A',
  plankLight: '#BBA27E',
  crate: '#A58C6A',
  leaf: '#6E8F55',
  leafLight: '#80985A',
  leafDark: '#5E8259',
  hedge: '#5F7F4C',
  thatch: '#B59F77',
  blossomRose: '#D2A7A0',
  blossomStraw: '#DDD0A4',
  blossomViolet: '#B9A4C6',
  iron: '#5A5D64',
  dark: '#3C3B41',
  soot: '#393538',
  glassDay: '#A3C2CC',
  glassDark: '#48545E',
  pewter: '#8C97A3',
  steel: '#D2D6DB',
  lock: '#D4B878',
  sandstone: '#C0AE8F',
  brass: '#B29A66',
  rope: '#BBA27E',
  canvas: '#E6DCC6',
  hull: '#6B5744',
  oak: '#5B4735',
  cork: '#B8976C',
  plum: '#6F4F57',
  rugSand: '#C9A888',
  rugRose: '#9C7069',
  rubble: '#86817B',
  snow: '#E7EEF0',
  ice: '#96D6F0',
  net: '#48606B',
  pole: '#C9B088',
  deck: '#BEA67E',
  cloud: '#E4E6E8',
  bandRed: '#A65F4A',
  bandBlue: '#55708A',
  slateDark: '#4F5866',
  flagHealthy: '#073A21',
} as const satisfies Readonly<Record<string, Hex>>;

/** What a building says: OKLCH chroma ≥ 0.14, but for frozen and unknown, whose form carries them. */
export const STATE = {
  running: '#2FD07A',
  waiting: '#FFB020',
  alarm: '#FF4B4B',
  frozen: '#9FE6FF',
  planned: '#5AA9FF',
  unknown: '#9AA0A6',
} as const satisfies Readonly<Record<string, Hex>>;

/** Things that can be used, and what burns. */
export const SIGNAL = {
  knob: '#FFC93C',
  bell: '#F2BE30',
  remove: '#D23A33',
  flameLow: '#FF5A24',
  flame: '#FF8A2A',
  flameHigh: '#FFC04A',
  ember: '#FF6A2A',
  clothStripe: '#F2A51E',
} as const satisfies Readonly<Record<string, Hex>>;

/** The only warm light at dusk; the CPU column shares it, because amber drew the eye to every healthy house. */
export const LIGHT = {
  window: '#FFD58A',
  glow: '#FFB45A',
  cpu: '#FFE2A6',
  cpuOff: '#4A4044',
  blueprint: '#E4F1FF',
  tank: '#5FA6C0',
  clothPale: '#F3E6C4',
  beamEdge: '#C4162E',
} as const satisfies Readonly<Record<string, Hex>>;

export interface WallSet {
  readonly wall: Hex;
  readonly lowerWall: Hex;
  readonly timber: Hex;
  readonly accent: Hex;
  readonly door: Hex;
}

const wallSet = (wall: Hex, lowerWall: Hex, rest: readonly [Hex, Hex, Hex]): WallSet => ({
  wall,
  lowerWall,
  timber: rest[0],
  accent: rest[1],
  door: rest[2],
});

/** Chosen by the image's name, so that equal images look akin in every district. */
export const WALL_SETS: readonly WallSet[] = [
  wallSet('#EDE4D0', '#9A7064', ['#70604C', '#A37059', '#5E7068']),
  wallSet('#DFD1B5', '#9A9691', ['#665643', '#55708A', '#7D6A52']),
  wallSet('#EAE2D2', '#A39C90', ['#857055', '#4B766E', '#4F6E68']),
  wallSet('#D9C3B0', '#8A6459', ['#70604C', '#83845A', '#6C5B47']),
  wallSet('#E6DCCB', '#94877C', ['#665643', '#7D5F78', '#5D6F84']),
  wallSet('#D6CDBB', '#8A6459', ['#70604C', '#9A6758', '#7A5C4E']),
  wallSet('#C9CDC6', '#8F9196', ['#5A5D64', '#4B766E', '#6D5468']),
  wallSet('#E0CFAD', '#9A9691', ['#857055', '#6D5468', '#5E7068']),
];

/** Chosen by the project, so that the view from the air shows districts. */
export const ROOFS: readonly Hex[] = [
  '#A37059',
  '#4F5866',
  '#4B766E',
  '#66794E',
  '#6D5468',
  '#9A6758',
  '#55708A',
];

const RIDGE_SHADE = 0.62;

/** Red, green, blue, 0 … 255. */
export function rgbOf(hex: Hex): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

/** The darker course along the top of a roof. */
export function ridgeOf(roof: Hex): Hex {
  const shaded = rgbOf(roof).map((channel) =>
    Math.round(channel * RIDGE_SHADE)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${shaded.join('')}`;
}
