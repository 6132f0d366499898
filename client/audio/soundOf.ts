import { isErrorExit, type Container, type ContainerState } from '../../shared/records.ts';
import type { SoundName } from './recipes.ts';

type SoundOfState = (previous: Container, next: Container) => SoundName | null;

const SOUNDS: Readonly<Record<ContainerState, SoundOfState>> = {
  running: ({ state }) => (state === 'paused' ? 'thaw' : 'start'),
  paused: () => 'freeze',
  exited: (_, { oomKilled, exitCode }) => (oomKilled || isErrorExit(exitCode) ? 'crash' : 'stop'),
  dead: () => 'crash',
  restarting: () => 'crash',
  created: () => null,
  removing: () => null,
};

/** What is heard when a record becomes another; null where nothing is. `undefined` = not there. */
export function soundOf(previous: Container | undefined, next: Container | undefined): SoundName | null {
  if (previous === undefined) return null;
  if (next === undefined) return 'demolish';
  return previous.state === next.state ? null : SOUNDS[next.state](previous, next);
}
