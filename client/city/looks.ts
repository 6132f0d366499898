import { isErrorExit, type Container, type ContainerState } from '../../shared/records.ts';

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

const OF_STATE: Readonly<Record<ContainerState, (container: Container) => Look>> = {
  created: () => 'created',
  running: ({ health }) => (health === 'none' ? 'running' : health),
  paused: () => 'paused',
  restarting: () => 'restarting',
  removing: () => 'removing',
  exited: (container) => exitedLook(container),
  dead: () => 'dead',
};

export const lookOf = (container: Container): Look => OF_STATE[container.state](container);

function exitedLook({ oomKilled, exitCode }: Container): Look {
  if (oomKilled) return 'oomKilled';
  return isErrorExit(exitCode) ? 'failed' : 'exited';
}
