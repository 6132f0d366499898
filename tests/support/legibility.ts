import { LOOKS, type Look } from '../../client/city/looks.ts';
import { difference, seenAs, VISIONS, type Lab, type Rgb, type Vision } from './colors.ts';

/** Pixels on a side of the picture of one building. */
export const TILE = 48;
/** Paler and greyer than any lawn; a pixel of this colour belongs to no building. */
export const BACKGROUND: Rgb = [0xb9, 0xcb, 0xb4];
export const TILE_VIEWS = ['threeQuarter', 'street'] as const;
export type TileView = (typeof TILE_VIEWS)[number];

type Severity = 'ok' | 'waiting' | 'frozen' | 'stopped' | 'alarm' | 'planned' | 'gone';

const SEVERITY: Readonly<Record<Look, Severity>> = {
  running: 'ok',
  healthy: 'ok',
  starting: 'waiting',
  restarting: 'waiting',
  paused: 'frozen',
  exited: 'stopped',
  unhealthy: 'alarm',
  failed: 'alarm',
  oomKilled: 'alarm',
  dead: 'alarm',
  created: 'planned',
  removing: 'gone',
};

/** Mean CIEDE2000 that two looks must differ by. */
function goalOf(a: Look, b: Look, vision: Vision): number {
  if (SEVERITY[a] === SEVERITY[b]) return 1.5;
  return vision === 'normal' ? 4 : 3;
}

export interface Pair {
  readonly view: TileView;
  readonly vision: Vision;
  readonly looks: readonly [Look, Look];
  /** Mean CIEDE2000 over every pixel in which either picture shows something of the building. */
  readonly apart: number;
  readonly goal: number;
}

/** Red, green and blue of every pixel of a tile, by look. */
export type Tiles = Readonly<Record<Look, readonly number[]>>;

/** Every pair of looks for every vision. */
export function comparePairs(view: TileView, tiles: Tiles): readonly Pair[] {
  const masks = byLook((look) => maskOf(tiles[look]));
  return VISIONS.flatMap((vision) => {
    const seen = byLook((look) => pixelsOf(tiles[look]).map((pixel) => seenAs(pixel, vision)));
    return pairsOf(LOOKS).map(([a, b]): Pair => {
      const shown = masks[a].map((isShown, i) => isShown || (masks[b][i] ?? false));
      return {
        view,
        vision,
        looks: [a, b],
        apart: meanDifference(seen[a], seen[b], shown),
        goal: goalOf(a, b, vision),
      };
    });
  });
}

/** The weakest first: by how much of its goal it reaches. */
export const weakestFirst = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.toSorted((a, b) => a.apart / a.goal - b.apart / b.goal);

export const told = ({ view, vision, looks, apart, goal }: Pair): string =>
  `${view} ${vision}: ${looks.join('/')} ${apart.toFixed(2)} of ${goal}`;

export const byLook = <T>(make: (look: Look) => T): Readonly<Record<Look, T>> => ({
  created: make('created'),
  running: make('running'),
  healthy: make('healthy'),
  starting: make('starting'),
  unhealthy: make('unhealthy'),
  paused: make('paused'),
  restarting: make('restarting'),
  exited: make('exited'),
  failed: make('failed'),
  oomKilled: make('oomKilled'),
  removing: make('removing'),
  dead: make('dead'),
});

const pairsOf = <T>(all: readonly T[]): readonly (readonly [T, T])[] =>
  all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));

const pixelsOf = (bytes: readonly number[]): readonly Rgb[] =>
  Array.from({ length: bytes.length / 3 }, (_, i) => [
    bytes[3 * i] ?? 0,
    bytes[3 * i + 1] ?? 0,
    bytes[3 * i + 2] ?? 0,
  ]);

const maskOf = (bytes: readonly number[]): readonly boolean[] =>
  pixelsOf(bytes).map((pixel) => pixel.some((byte, i) => byte !== BACKGROUND[i]));

function meanDifference(a: readonly Lab[], b: readonly Lab[], shown: readonly boolean[]): number {
  let sum = 0;
  let count = 0;
  a.forEach((pixel, i) => {
    const other = b[i];
    if (!other || shown[i] !== true) return;
    sum += difference(pixel, other);
    count += 1;
  });
  return count === 0 ? 0 : sum / count;
}

/** Every figure of one building: a line for each pair, a column for each view and vision. */
export function tableOf(pairs: readonly Pair[]): string {
  const columns = TILE_VIEWS.flatMap((view) => VISIONS.map((vision) => ({ view, vision })));
  const head = ['', ...columns.map(({ view, vision }) => `${view} ${vision}`)].join('\t');
  const lines = pairsOf(LOOKS).map(([a, b]) => {
    const own = pairs.filter(({ looks }) => looks[0] === a && looks[1] === b);
    const figures = columns.map(({ view, vision }) =>
      own.find((pair) => pair.view === view && pair.vision === vision)?.apart.toFixed(2),
    );
    return [`${a}/${b}`, ...figures].join('\t');
  });
  return [head, ...lines].join('\n');
}
