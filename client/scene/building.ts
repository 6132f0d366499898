import { lookOf, type Look } from '../city/looks.ts';
import type { Box, Point } from '../city/parts.ts';
import { islandX, plotAt } from '../../shared/plots.ts';
import { isStopped, type Container, type Host } from '../../shared/records.ts';
import type { Dress, House, TownArt } from './art.ts';
import type { Pickable, PartBox } from './picker.ts';

/** A container that stands on its plot. Made anew when the record changes; its cell stays. */
export interface Building extends Pickable {
  readonly container: Container;
  readonly houseName: string;
  readonly house: House;
  readonly palette: number;
  readonly look: Look;
  readonly cell: number;
}

export interface BuildingSource {
  readonly art: TownArt;
  readonly paletteNumberOf: (palette: Dress['palette']) => number;
  readonly hostOf: (container: Container) => Host | undefined;
}

/** Looks that replace the walls. */
const WITHOUT_SHELL: ReadonlySet<Look> = new Set(['created', 'removing', 'dead']);
export const hasShell = ({ look }: Pick<Building, 'look'>): boolean => !WITHOUT_SHELL.has(look);

/** Whether both stand alike on the same spot, whatever they wear and show. */
export const isSameForm = (a: Building | null, b: Building): boolean =>
  a !== null &&
  a.houseName === b.houseName &&
  a.palette === b.palette &&
  a.container.plot === b.container.plot &&
  hasShell(a) === hasShell(b);

/** @param container one that has a plot */
export function raise(container: Container, cell: number, source: BuildingSource): Building {
  const { art } = source;
  const plot = plotAt(container.plot ?? 0);
  const at = { ...plot, x: plot.x + islandX(source.hostOf(container)?.index ?? 0) };
  const { house: houseName, palette } = art.dressOf(container);
  const house = art.house(houseName);
  return {
    id: container.id,
    container,
    houseName,
    house,
    palette: source.paletteNumberOf(palette),
    look: lookOf(container),
    cell,
    at,
    bounds: house.bounds,
    parts: partsOf(house, art),
    isSolid: house.isSolid,
  };
}

const partsByHouse = new WeakMap<House, readonly PartBox[]>();

function partsOf(house: House, { front }: TownArt): readonly PartBox[] {
  const known = partsByHouse.get(house);
  if (known) return known;
  const parts = [...front.boxes.map((control) => moved(control, house.front)), ...house.stations];
  partsByHouse.set(house, parts);
  return parts;
}

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });

const moved = <T extends Box>(box: T, by: Point): T => ({
  ...box,
  min: plus(box.min, by),
  max: plus(box.max, by),
});

/** Resting values of the channels of a building. */
export interface Rest {
  readonly light: number;
  readonly lever: number;
  readonly ice: number;
}

const LEVER_MIDDLE = 0.5;

/** Share of the windows that are lit; none of the others'. */
const LIT: Readonly<Partial<Record<Look, number>>> = {
  running: 1,
  healthy: 1,
  unhealthy: 1,
  starting: 0.35,
  restarting: 0.3,
};

export function restOf(container: Container, isPending: boolean): Rest {
  const look = lookOf(container);
  return {
    light: LIT[look] ?? 0,
    lever: isPending ? LEVER_MIDDLE : isStopped(container) || container.state === 'removing' ? 0 : 1,
    ice: look === 'paused' ? 1 : 0,
  };
}
