import { lookOf, type Look } from '../city/looks.ts';
import type { Container } from '../../shared/records.ts';

/** What a building plays between two records; the picture at its end is that of the next record alone. */
export type TransitionKind =
  'rise' | 'demolish' | 'lightUp' | 'goDark' | 'freeze' | 'thaw' | 'collapse' | 'alarm' | 'recover';

export interface Transition {
  readonly kind: TransitionKind;
  readonly durationMs: number;
}

const DURATION_MS: Readonly<Record<TransitionKind, number>> = {
  rise: 1_200,
  demolish: 900,
  lightUp: 600,
  goDark: 500,
  freeze: 400,
  thaw: 400,
  collapse: 500,
  alarm: 250,
  recover: 250,
};

const LIT: ReadonlySet<Look> = new Set([
  'running',
  'healthy',
  'starting',
  'unhealthy',
  'paused',
  'restarting',
]);
const BROKEN: ReadonlySet<Look> = new Set(['failed', 'oomKilled', 'dead']);

/** Null when nothing that can be seen differs. A building stands only while it has a plot. */
export function planTransition(previous: Container | null, next: Container | null): Transition | null {
  const kind = kindOf(standing(previous), standing(next));
  return kind === null ? null : { kind, durationMs: DURATION_MS[kind] };
}

const standing = (container: Container | null): Container | null =>
  container === null || container.plot === null ? null : container;

function kindOf(previous: Container | null, next: Container | null): TransitionKind | null {
  if (next === null) return previous === null ? null : 'demolish';
  if (previous === null || previous.plot !== next.plot || previous.host !== next.host) return 'rise';
  return kindBetween(lookOf(previous), lookOf(next));
}

function kindBetween(from: Look, to: Look): TransitionKind | null {
  if (from === to) return null;
  if (to === 'paused') return 'freeze';
  if (BROKEN.has(to)) return 'collapse';
  if (from === 'paused') return isLit(to) ? 'thaw' : 'goDark';
  return isLit(to) ? kindToLit(from, to) : isLit(from) ? 'goDark' : null;
}

function kindToLit(from: Look, to: Look): TransitionKind {
  // Of what was only planned, the walls are built now.
  if (from === 'created') return 'rise';
  if (!isLit(from)) return 'lightUp';
  return to === 'unhealthy' ? 'alarm' : 'recover';
}

/** Looks of a container whose processes live: its windows are lit. */
export const isLit = (look: Look): boolean => LIT.has(look);
