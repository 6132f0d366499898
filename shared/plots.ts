/**
 * Plot number → place on the host's island. Blocks; x grows east, y up, z south.
 *
 * A parcel is a street from south to north with four plots on either side. Parcels lie on a grid, and their numbers
 * run outward from the harbour in the south, so that a town of any size is compact and has its quay at one fixed place.
 * Parcel column 0 carries the main street from the harbour to the lighthouse square, which is the reserved parcel at (0, 0).
 */

export const PLOT_SIZE = 13;
export const PLOTS_PER_PARCEL = 8;
export const PARCEL_LENGTH = 4 * PLOT_SIZE;
export const STREET_WIDTH = 5;
export const MAIN_STREET_WIDTH = 8;
export const COLUMN_PITCH = 39;
/** A parcel, then to its south a bank or stairs of 7 and an avenue of 5. */
export const ROW_PITCH = 64;
export const SOUTHERN_ROW = 2;
/** Islands lie so far apart that fog hides one from the other. */
export const ISLAND_PITCH = 8192;

/** Height of the street in each row; the lighthouse stands on the highest. */
const ROW_LEVELS: Readonly<Record<number, number>> = { 1: 5, 0: 8, [-1]: 5 };
const LOW_LEVEL = 2;
/** Lawns lie one half-step above the street. */
const PLOT_STEP = 0.5;
const GRID_COLUMNS = 80;
const GRID_ROWS = 80;

export interface Parcel {
  readonly column: number;
  readonly row: number;
  /** Centre, relative to the island; edges of plots and streets are whole blocks. */
  readonly x: number;
  readonly z: number;
  /** Height of its street. */
  readonly level: number;
  readonly streetWidth: number;
}

export interface Plot {
  /** Centre, relative to the island. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Quarter turns about y; 0 faces south, 1 east, 3 west. */
  readonly turns: 1 | 3;
}

export const islandX = (hostIndex: number): number => hostIndex * ISLAND_PITCH;

export const rowLevel = (row: number): number => ROW_LEVELS[row] ?? LOW_LEVEL;

/** Total: numbers beyond the grid of 12,879 parcels fold back onto it. */
export function parcelAt(number: number): Parcel {
  const order = parcelOrder();
  const [column, row] = order[number % order.length] ?? [0, SOUTHERN_ROW];
  return {
    column,
    row,
    x: column * COLUMN_PITCH + (column === 0 ? 0 : Math.sign(column) / 2),
    z: row * ROW_PITCH,
    level: rowLevel(row),
    streetWidth: column === 0 ? MAIN_STREET_WIDTH : STREET_WIDTH,
  };
}

/** Even cells lie east of the street and face the evening sun, odd ones west; both count from the gate northward. */
export function plotAt(number: number): Plot {
  const parcel = parcelAt(Math.floor(number / PLOTS_PER_PARCEL));
  const cell = number % PLOTS_PER_PARCEL;
  const isEast = cell % 2 === 0;
  const aside = (parcel.streetWidth + PLOT_SIZE) / 2;
  return {
    x: parcel.x + (isEast ? aside : -aside),
    y: parcel.level + PLOT_STEP,
    z: parcel.z + PARCEL_LENGTH / 2 - PLOT_SIZE * (Math.floor(cell / 2) + 0.5),
    turns: isEast ? 3 : 1,
  };
}

let cachedOrder: readonly (readonly [number, number])[] | undefined;

/** Grid places by their distance from the harbour; ties go west, then south, so that the order never changes. */
function parcelOrder(): readonly (readonly [number, number])[] {
  cachedOrder ??= gridPlaces().sort(
    (a, b) => harbourDistance(a) - harbourDistance(b) || a[0] - b[0] || b[1] - a[1],
  );
  return cachedOrder;
}

function gridPlaces(): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  for (let column = -GRID_COLUMNS; column <= GRID_COLUMNS; column += 1) {
    for (let row = SOUTHERN_ROW; row > SOUTHERN_ROW - GRID_ROWS; row -= 1) {
      if (column !== 0 || row !== 0) places.push([column, row]);
    }
  }
  return places;
}

const harbourDistance = ([column, row]: readonly [number, number]): number =>
  Math.hypot(column * COLUMN_PITCH, (SOUTHERN_ROW - row) * ROW_PITCH);
