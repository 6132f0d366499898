import { lookOf, type Look } from '../city/looks.ts';
import type { Container } from '../../shared/records.ts';

/** What a state's colour means; form and word always say it too. */
export type Tone = 'running' | 'waiting' | 'alarm' | 'frozen' | 'planned' | 'stopped';

const TONES: Readonly<Record<Look, Tone>> = {
  created: 'planned',
  running: 'running',
  healthy: 'running',
  starting: 'waiting',
  unhealthy: 'alarm',
  paused: 'frozen',
  restarting: 'waiting',
  exited: 'stopped',
  failed: 'alarm',
  oomKilled: 'alarm',
  removing: 'waiting',
  dead: 'alarm',
};

export const toneOf = (look: Look): Tone => TONES[look];

export interface StateWords {
  readonly look: Look;
  readonly tone: Tone;
  /** Docker's own words: the state, then what else is known of it. */
  readonly words: string;
}

export function stateWords(container: Container): StateWords {
  const look = lookOf(container);
  return { look, tone: TONES[look], words: wordsOf(container) };
}

function wordsOf({ state, health, exitCode, oomKilled }: Container): string {
  if (state === 'running') return health === 'none' ? 'running' : `running, ${health}`;
  if (state !== 'exited') return state;
  if (oomKilled) return 'exited, out of memory';
  return exitCode === null ? 'exited' : `exited (${exitCode})`;
}
