import type { Look } from '../../../client/city/looks.ts';
import type { Container } from '../../../shared/records.ts';

/** What a container is like that has this look. */
export const SHOWS: Readonly<Record<Look, Partial<Container>>> = {
  created: { state: 'created' },
  running: { state: 'running' },
  healthy: { state: 'running', health: 'healthy' },
  starting: { state: 'running', health: 'starting' },
  unhealthy: { state: 'running', health: 'unhealthy' },
  paused: { state: 'paused' },
  restarting: { state: 'restarting', restartCount: 7 },
  exited: { state: 'exited', exitCode: 0 },
  failed: { state: 'exited', exitCode: 1 },
  oomKilled: { state: 'exited', exitCode: 137, oomKilled: true },
  removing: { state: 'removing' },
  dead: { state: 'dead' },
};
