import { isErrorExit, type Container } from '../../shared/records.ts';

/** How a building looks. Every look differs from every other in form, not only in colour. */
export const LOOKS = [
  'created',
  'running',
  'healthy',
  'starting',
  'unhealthy',
  'paused',
  'restarting',
  'exited',
  'failed',
  'oomKilled',
  'removing',
  'dead',
] as const;
export type Look = (typeof LOOKS)[number];

export function lookOf(container: Container): Look {
  switch (container.state) {
    case 'created':
    case 'paused':
    case 'restarting':
    case 'removing':
    case 'dead':
      return container.state;
    case 'running':
      return container.health === 'none' ? 'running' : container.health;
    case 'exited':
      if (container.oomKilled) return 'oomKilled';
      return isErrorExit(container.exitCode) ? 'failed' : 'exited';
  }
}
