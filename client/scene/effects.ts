import { isLit } from '../anim/planTransition.ts';
import type { Look } from '../city/looks.ts';
import { isSameForm, type Building } from './building.ts';

/** One building before and after; null = none stood or stands. */
export interface Change {
  readonly before: Building | null;
  readonly after: Building | null;
}

interface Spot {
  readonly x: number;
  readonly z: number;
}

/** Looks that show nothing from afar but the far form. */
const PLAIN: ReadonlySet<Look> = new Set(['running', 'healthy', 'exited']);
export const isPlain = (look: Look): boolean => PLAIN.has(look);

const isPlainOrNone = (building: Building | null): boolean => building === null || isPlain(building.look);

export const isNewForm = ({ before, after }: Change): boolean => after === null || !isSameForm(before, after);

/** Whether either stands where `isThere` says. */
export const touches = ({ before, after }: Change, isThere: (spot: Spot) => boolean): boolean =>
  (before !== null && isThere(before.at)) || (after !== null && isThere(after.at));

/** Whether it is seen from beyond the shells: in halos, beams, dressings or stand-ins. */
export function isSeenFromAfar(change: Change): boolean {
  const { before, after } = change;
  if (isPlainOrNone(before) && isPlainOrNone(after)) return false;
  return before?.look !== after?.look || isNewForm(change);
}

/** Whether other light falls out of its door. */
export const isOtherLight = (change: Change): boolean =>
  isNewForm(change) || litLook(change.before) !== litLook(change.after);

const litLook = (building: Building | null): boolean => building !== null && isLit(building.look);
