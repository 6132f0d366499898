import { parcelAt, PARCEL_LENGTH, PLOT_SIZE, ROW_PITCH } from '../../../shared/plots.ts';
import { rowAt } from '../island/levels.ts';
import { SQUARE_LEVEL } from '../island/landmarks.ts';
import { waysOf, type Way } from '../island/streets.ts';
import { COURT_HALF_WIDTH, COURT_NORTH, SQUARE_RADIUS, type Town } from '../island/town.ts';
import { LIGHTHOUSE_SCALE } from './lighthouse.ts';
import { stand, type Site, type Spot } from './placing.ts';

/** Lamps stand on the kerb between two plots, never before a door. */
const LAMP_ROWS = [PLOT_SIZE, 0, -PLOT_SIZE, -PARCEL_LENGTH / 2 - 5] as const;
const LAMP_PITCH = 12;
/** Blocks round a crossing that stay free. */
const CROSSING = 6;
const SQUARE_FREE = SQUARE_RADIUS + 9;
const SQUARE_LAMPS = 8;
const SQUARE_LAMP_RADIUS = 12.6;

/** Lamps along every way, on alternating sides, and round the square. */
export function furnishStreets(site: Site, town: Town): void {
  const ways = waysOf(town);
  const streets = ways.filter(({ along }) => along === 'z');
  const crossings = [...new Set(streets.map(({ minX, maxX }) => (minX + maxX) / 2))];
  const lit = new Set<string>();
  for (const way of ways) {
    const spots = way.along === 'z' ? lampsAlongStreet(way) : lampsAlongAvenue(way, crossings);
    for (const [x, z] of spots) {
      const key = `${x} ${z}`;
      if (!lit.has(key)) stand(site, 'lamp', [x, z]);
      lit.add(key);
    }
  }
  furnishSquare(site);
}

function lampsAlongStreet({ minX, maxX, minZ, maxZ }: Way): readonly Spot[] {
  const spots: Spot[] = [];
  for (let row = rowAt(minZ); row <= rowAt(maxZ); row += 1) {
    LAMP_ROWS.forEach((offset, i) => {
      const z = row * ROW_PITCH + offset;
      if (z <= minZ || z >= maxZ || isOpen((minX + maxX) / 2, z)) return;
      spots.push([i % 2 === 0 ? minX + 0.5 : maxX - 0.5, z]);
    });
  }
  return spots;
}

/** The square and the court have lamps of their own. */
const isOpen = (x: number, z: number): boolean =>
  Math.hypot(x, z) < SQUARE_FREE || (z > COURT_NORTH && Math.abs(x) < COURT_HALF_WIDTH);

function lampsAlongAvenue(way: Way, crossings: readonly number[]): readonly Spot[] {
  const spots: Spot[] = [];
  const first = Math.ceil(way.minX / LAMP_PITCH) * LAMP_PITCH;
  for (let x = first; x < way.maxX; x += LAMP_PITCH) {
    if (isOpen(x, way.minZ) || crossings.some((crossing) => Math.abs(crossing - x) < CROSSING)) continue;
    const isNorth = (x / LAMP_PITCH) % 2 === 0;
    spots.push([x + 0.5, isNorth ? way.minZ + 0.5 : way.maxZ - 0.5]);
  }
  return spots;
}

function furnishSquare(site: Site): void {
  site.put({ kind: 'lighthouse', x: 0, y: SQUARE_LEVEL, z: 0, turns: 0, scale: LIGHTHOUSE_SCALE });
  for (let i = 0; i < SQUARE_LAMPS; i += 1) {
    const angle = ((i + 0.5) * 2 * Math.PI) / SQUARE_LAMPS;
    stand(site, 'lamp', [Math.cos(angle) * SQUARE_LAMP_RADIUS, Math.sin(angle) * SQUARE_LAMP_RADIUS]);
  }
  for (const turns of [0, 1, 2, 3]) {
    const angle = ((turns + 0.5) * Math.PI) / 2;
    const [x, z] = [Math.sin(angle) * SQUARE_LAMP_RADIUS, Math.cos(angle) * SQUARE_LAMP_RADIUS];
    stand(site, 'bench', [x, z, turns]);
  }
}

/** One on the southern edge of every parcel, so that its pillars stand beside the first fronts and not before them. */
export function raiseGates({ put }: Site, parcels: readonly number[]): void {
  for (const parcel of parcels) {
    const { column, x, z, level } = parcelAt(parcel);
    const kind = column === 0 ? 'gate8' : 'gate5';
    put({ kind, x, y: level, z: z + PARCEL_LENGTH / 2, turns: 0, scale: 1, parcel });
  }
}
