import type { MaterialName } from '../materials.ts';
import type { Cuboid } from '../voxels.ts';
import { addBox, type Draft } from './draft.ts';
import { farHip, farLid, farRound } from './far.ts';

const STEP = 0.5;

export interface RoofOptions {
  readonly roof?: MaterialName;
  /** What fills the gable ends. */
  readonly wall?: MaterialName;
  /** How far it stands out over the wall. */
  readonly eaves?: number;
  /** Ridge along x (eaves to the street) or along z (gable to the street). */
  readonly axis?: 'x' | 'z';
  /** Stop after this many half-steps. */
  readonly steps?: number;
}

/** The plan of what is roofed, and the height at which its walls end. */
export interface Plan {
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
  readonly y: number;
}

/** A roof of 45° in half-steps with upright ends. Returns the height of its ridge. */
export function gableRoof(draft: Draft, plan: Plan, options: RoofOptions = {}): number {
  const { roof = 'roof', wall = 'wall', eaves = STEP, axis = 'x' } = options;
  const { y } = plan;
  const [a0, a1, b0, b1] =
    axis === 'x' ? [plan.z0, plan.z1, plan.x0, plan.x1] : [plan.x0, plan.x1, plan.z0, plan.z1];
  const lay = (from: number, to: number, course: Course): void => {
    const { bottom, out, material } = course;
    const cuboid: Cuboid =
      axis === 'x'
        ? [b0 - out, bottom, from, b1 + out, bottom + STEP, to]
        : [from, bottom, b0 - out, to, bottom + STEP, b1 + out];
    draft.volume.fill(cuboid, material);
  };
  const steps = Math.floor((a1 - a0 + 2 * eaves) / 2 / STEP);
  for (let i = 0; i < steps; i += 1) {
    const bottom = y + i * STEP;
    const from = a0 - eaves + i * STEP;
    const to = a1 + eaves - i * STEP;
    lay(Math.max(from, a0), Math.min(to, a1), { bottom, out: 0, material: wall });
    lay(from, Math.min(from + 1, to), { bottom, out: eaves, material: roof });
    lay(Math.max(to - 1, from), to, { bottom, out: eaves, material: roof });
  }
  const top = y + steps * STEP;
  const middle = (a0 + a1) / 2;
  lay(middle - STEP, middle + STEP, { bottom: top, out: eaves, material: 'ridge' });
  farGable(draft, plan, { ...options, top: top + STEP });
  return top + STEP;
}

interface Course {
  readonly bottom: number;
  readonly out: number;
  readonly material: MaterialName;
}

function farGable(draft: Draft, plan: Plan, options: RoofOptions & { readonly top: number }): void {
  const { x0, x1, z0, z1, y } = plan;
  const { roof = 'roof', wall = 'wall', eaves = STEP, axis = 'x', top } = options;
  const cuboid: Cuboid = [x0 - eaves, y, z0 - eaves, x1 + eaves, top, z1 + eaves];
  if (axis === 'x') farHip(draft, cuboid, { x: 0, z: (z1 - z0) / 2 + eaves, material: roof, gable: wall });
  else farHip(draft, cuboid, { x: (x1 - x0) / 2 + eaves, z: 0, material: roof });
}

/** A roof that slopes to all sides, in half-steps; solid. Returns the height of its top. */
export function hipRoof(draft: Draft, plan: Plan, options: RoofOptions = {}): number {
  const { x0, x1, z0, z1, y } = plan;
  const { roof = 'roof', eaves = STEP } = options;
  const reach = Math.min(x1 - x0, z1 - z0) / 2 + eaves;
  const steps = Math.min(options.steps ?? Infinity, Math.floor(reach / STEP));
  for (let i = 0; i < steps; i += 1) {
    const out = eaves - i * STEP;
    const bottom = y + i * STEP;
    draft.volume.fill([x0 - out, bottom, z0 - out, x1 + out, bottom + STEP, z1 + out], roof);
  }
  const top = y + steps * STEP;
  const inset = Math.min(steps * STEP, reach);
  const cuboid: Cuboid = [x0 - eaves, y, z0 - eaves, x1 + eaves, top, z1 + eaves];
  farHip(draft, cuboid, { x: inset, z: inset, material: roof });
  return top;
}

/** A flat roof with a raised rim. Returns the height of the rim. */
export function flatRoof(draft: Draft, plan: Plan, options: RoofOptions = {}): number {
  const { x0, x1, z0, z1, y } = plan;
  const { roof = 'roofSlate', eaves = STEP } = options;
  draft.volume.fill([x0 - eaves, y, z0 - eaves, x1 + eaves, y + STEP, z1 + eaves], roof);
  draft.volume.fill([x0 + STEP, y + STEP, z0 + STEP, x1 - STEP, y + 2 * STEP, z1 - STEP], roof);
  farLid(draft, [x0 - eaves, y, z0 - eaves, x1 + eaves, y, z1 + eaves], roof);
  return y + 2 * STEP;
}

export interface Round {
  readonly x: number;
  readonly z: number;
  readonly radius: number;
  readonly y: number;
}

const DOME_RISE = 0.9;

/** Half an ellipsoid. Returns the height of its top. */
export function dome(draft: Draft, { x, z, radius, y }: Round, material: MaterialName = 'roofMetal'): number {
  const rise = radius * DOME_RISE;
  draft.volume.ellipsoid({ centre: [x, y, z], radii: [radius, rise, radius], from: y }, material);
  farRound(draft, { x, z, radius: [radius, radius * 0.2], from: y, to: y + rise }, material);
  return Math.ceil((y + rise) / STEP) * STEP;
}

/** A round tower; solid. */
export function tower(draft: Draft, { x, z, radius, y }: Round, { wall, base }: TowerMaterials): void {
  draft.volume.cylinder({ x, z, radius, from: 0, to: y, coarse: true }, wall);
  draft.volume.cylinder({ x, z, radius, from: 0, to: STEP, coarse: true }, base);
  farRound(draft, { x, z, radius: [radius, radius], from: 0, to: y + STEP }, wall);
}

export interface TowerMaterials {
  readonly wall: MaterialName;
  readonly base: MaterialName;
}

export interface Stack {
  readonly x: number;
  readonly z: number;
  readonly from: number;
  readonly to: number;
  readonly width?: number;
  readonly material?: MaterialName;
}

/** A walk behind merlons, in half-blocks. The merlons stand half a block out over the wall. */
export function battlements(draft: Draft, { x0, x1, z0, z1, y }: Plan, material: MaterialName): void {
  const out = STEP;
  draft.volume.fill([x0 - out, y, z0 - out, x1 + out, y + STEP, z1 + out], material);
  draft.volume.fill([x0, y, z0, x1, y + STEP, z1], material);
  const merlon = (x: number, z: number): void =>
    draft.volume.fill([x, y + STEP, z, x + MERLON, y + 2 * STEP, z + MERLON], material);
  for (const x of merlonsAlong(x0 - out, x1 + out))
    for (const z of [z0 - out, z1 + out - MERLON]) merlon(x, z);
  for (const z of merlonsAlong(z0 - out, z1 + out))
    for (const x of [x0 - out, x1 + out - MERLON]) merlon(x, z);
}

const MERLON = 1;

/** Evenly from end to end, about one gap for one merlon, on the grid of half-blocks. */
function merlonsAlong(from: number, to: number): readonly number[] {
  const count = Math.max(2, Math.round((to - from + MERLON) / (2 * MERLON)));
  return Array.from(
    { length: count },
    (_, i) => from + Math.round(((to - from - MERLON) * 2 * i) / (count - 1)) / 2,
  );
}

/** A chimney with a cap and a dark mouth. Returns the height of the mouth. */
export function chimney(draft: Draft, { x, z, from, to, width = 1, material = 'brickDark' }: Stack): number {
  draft.volume.fill([x, from, z, x + width, to, z + width], material);
  addBox(draft, [x - 0.13, to - 0.36, z - 0.13, x + width + 0.13, to, z + width + 0.13], 'stoneLight');
  draft.boxes.push({
    cuboid: [x + 0.2, to, z + 0.2, x + width - 0.2, to + 0.05, z + width - 0.2],
    material: 'dark',
    without: [3],
  });
  return to;
}
