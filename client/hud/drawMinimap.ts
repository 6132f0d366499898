import type { Area } from '../city/island/ground.ts';
import type { Mark, MinimapPlan } from './minimapPlan.ts';
import type { Tone } from './stateWords.ts';

/** CSS pixels. */
export const MINIMAP_PX = 152;
export const BLOCKS_ACROSS = 150;
const PX_PER_BLOCK = MINIMAP_PX / BLOCKS_ACROSS;
const MIDDLE = MINIMAP_PX / 2;
const MARK_PX = 3.5;
/** Of the sea, shown beyond the town's bounds. */
const MARGIN_BLOCKS = 12;
const TRIANGLE_PX = 5.5;
/** Of an alarm that lies beyond the edge. */
const BEYOND_PX = 3.5;
const EDGE_PX = 6;
const LAND = '#5d7f4e';
const WAY = '#a99d8d';
const OUTLINE = '#0b0e12';
const VISITOR = '#ffffff';

/** CSS pixels from the upper left corner. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the visitor stands, relative to the island, and where he looks; see `Pose`. */
export interface Standpoint {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
}

export interface MinimapSight {
  readonly plan: MinimapPlan;
  readonly centre: Centre;
  readonly from: Standpoint;
  readonly colours: Readonly<Record<Tone, string>>;
}

/** Middle of the minimap, relative to the island. */
export interface Centre {
  readonly x: number;
  readonly z: number;
}

/** Where the visitor stands, but no more of the sea than must be. */
export function centreOf(
  { built }: Pick<MinimapPlan, 'built'>,
  { x, z }: Pick<Standpoint, 'x' | 'z'>,
): Centre {
  return { x: within(x, built.minX, built.maxX), z: within(z, built.minZ, built.maxZ) };
}

function within(place: number, min: number, max: number): number {
  const [least, most] = [min - MARGIN_BLOCKS + BLOCKS_ACROSS / 2, max + MARGIN_BLOCKS - BLOCKS_ACROSS / 2];
  return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, place));
}

/** North is up. An alarm or a visitor beyond the edge is shown on it. */
export function drawMinimap(context: CanvasRenderingContext2D, sight: MinimapSight): void {
  const { plan, centre } = sight;
  context.clearRect(0, 0, MINIMAP_PX, MINIMAP_PX);
  fillAreas(context, { areas: plan.land, colour: LAND, centre });
  fillAreas(context, { areas: plan.ways, colour: WAY, centre });
  for (const mark of plan.marks) {
    if (!mark.isAlarm) drawMark(context, mark, sight);
  }
  // Above all others: an alarm must not lie below a house.
  for (const mark of plan.marks) {
    if (mark.isAlarm) drawAlarm(context, mark, sight);
  }
  drawVisitor(context, sight);
}

interface Areas {
  readonly areas: readonly Area[];
  readonly colour: string;
  readonly centre: Centre;
}

function fillAreas(context: CanvasRenderingContext2D, { areas, colour, centre }: Areas): void {
  context.fillStyle = colour;
  for (const { minX, maxX, minZ, maxZ } of areas) {
    const [x, y] = [across(minX - centre.x), across(minZ - centre.z)];
    const [width, height] = [(maxX - minX) * PX_PER_BLOCK, (maxZ - minZ) * PX_PER_BLOCK];
    if (x < MINIMAP_PX && y < MINIMAP_PX && x + width > 0 && y + height > 0) {
      context.fillRect(x, y, width, height);
    }
  }
}

const across = (blocks: number): number => MIDDLE + blocks * PX_PER_BLOCK;

const clamped = (place: number): number => Math.min(MINIMAP_PX - EDGE_PX, Math.max(EDGE_PX, place));

const isWithin = (place: number): boolean => place > -MARK_PX && place < MINIMAP_PX + MARK_PX;

function drawMark(context: CanvasRenderingContext2D, mark: Mark, { centre, colours }: MinimapSight): void {
  const [x, y] = [across(mark.x - centre.x), across(mark.z - centre.z)];
  if (!isWithin(x) || !isWithin(y)) return;
  context.fillStyle = colours[mark.tone];
  context.strokeStyle = colours[mark.tone];
  context.lineWidth = 1.5;
  SHAPES[mark.tone](context, x, y);
}

function drawAlarm(context: CanvasRenderingContext2D, mark: Mark, { centre, colours }: MinimapSight): void {
  const [x, y] = [across(mark.x - centre.x), across(mark.z - centre.z)];
  context.fillStyle = colours[mark.tone];
  context.strokeStyle = OUTLINE;
  context.lineWidth = 1;
  const [atX, atY] = [clamped(x), clamped(y)];
  triangle(context, { x: atX, y: atY, size: atX === x && atY === y ? TRIANGLE_PX : BEYOND_PX });
}

type Draw = (context: CanvasRenderingContext2D, x: number, y: number) => void;

/** No two tones share a form, so that colour is never needed. */
const SHAPES: Readonly<Record<Tone, Draw>> = {
  running: (context, x, y) => context.fillRect(x - MARK_PX, y - MARK_PX, 2 * MARK_PX, 2 * MARK_PX),
  planned: (context, x, y) => context.strokeRect(x - MARK_PX, y - MARK_PX, 2 * MARK_PX, 2 * MARK_PX),
  stopped: (context, x, y) => context.fillRect(x - MARK_PX, y - 1, 2 * MARK_PX, 2),
  waiting: (context, x, y) => {
    polygon(context, [x, y - MARK_PX - 1, x + MARK_PX + 1, y, x, y + MARK_PX + 1, x - MARK_PX - 1, y]);
    context.fill();
  },
  frozen: (context, x, y) => {
    context.beginPath();
    context.arc(x, y, MARK_PX, 0, 2 * Math.PI);
    context.stroke();
  },
  alarm: (context, x, y) => triangle(context, { x, y, size: TRIANGLE_PX }),
};

interface Triangle extends Point {
  readonly size: number;
}

function triangle(context: CanvasRenderingContext2D, { x, y, size }: Triangle): void {
  const foot = y + size * 0.8;
  polygon(context, [x, y - size, x + size, foot, x - size, foot]);
  context.fill();
  context.stroke();
}

/** Closed, through pairs of x and y. */
function polygon(context: CanvasRenderingContext2D, points: readonly number[]): void {
  context.beginPath();
  for (let i = 0; i < points.length; i += 2) context.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
  context.closePath();
}

function drawVisitor(context: CanvasRenderingContext2D, { centre, from }: MinimapSight): void {
  context.save();
  context.translate(clamped(across(from.x - centre.x)), clamped(across(from.z - centre.z)));
  context.rotate(-from.yaw);
  context.fillStyle = VISITOR;
  context.strokeStyle = OUTLINE;
  context.lineWidth = 1.5;
  polygon(context, [0, -7, 5, 5.5, 0, 2.5, -5, 5.5]);
  context.stroke();
  context.fill();
  context.restore();
}

/** The building below a point of the minimap, in its CSS pixels; null where there is none near. */
export function markAt(
  { plan, centre }: Pick<MinimapSight, 'plan' | 'centre'>,
  { x, y }: Point,
): Mark | null {
  const [east, south] = [(x - MIDDLE) / PX_PER_BLOCK + centre.x, (y - MIDDLE) / PX_PER_BLOCK + centre.z];
  const away = (mark: Mark): number => Math.hypot(mark.x - east, mark.z - south);
  const nearest = plan.marks.reduce<Mark | null>(
    (best, mark) => (best === null || away(mark) < away(best) ? mark : best),
    null,
  );
  return nearest !== null && away(nearest) <= REACH_BLOCKS ? nearest : null;
}

/** Half a plot and the street before it. */
const REACH_BLOCKS = 9;
