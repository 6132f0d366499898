import type { Look } from '../city/looks.ts';

/** What a visitor sees of a building in each state, and what Docker calls it. The README's table says the same. */
export interface LegendLine {
  readonly look: Look;
  readonly seen: string;
  readonly means: string;
}

export const LEGEND: readonly LegendLine[] = [
  { look: 'running', seen: 'lit windows, smoke as the CPU is busy', means: 'running' },
  { look: 'healthy', seen: 'a flag with a tick', means: 'running, healthy' },
  { look: 'starting', seen: 'striped cloth on the roof', means: 'running, health check starting' },
  { look: 'unhealthy', seen: 'flames, dark smoke and a red beam', means: 'running, unhealthy' },
  { look: 'paused', seen: 'ice and snow', means: 'paused' },
  { look: 'restarting', seen: 'a scaffold', means: 'restarting' },
  { look: 'created', seen: 'a blue frame without walls', means: 'created, never started' },
  { look: 'exited', seen: 'dark and shuttered', means: 'exited as it should (0, 137 or 143)' },
  { look: 'failed', seen: 'a hole in the roof and a broken beam', means: 'exited with an error' },
  { look: 'oomKilled', seen: 'a scorched hole in the roof, dark smoke', means: 'exited, out of memory' },
  { look: 'removing', seen: 'falling to pieces', means: 'removing' },
  { look: 'dead', seen: 'a ruin', means: 'dead' },
];

/** What every front has. */
export const GAUGES: readonly (readonly [seen: string, means: string])[] = [
  ['ten lamps by the door', 'CPU, of its limit or of one core'],
  ['a glass tank', 'memory, of its limit or of the host'],
  ['a small board above the lever', 'the exact figures, and their age where they are old'],
];
