import { iceAction, leverAction, type ContainerAction } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import type { Part } from './parts.ts';

/** What a switch asks of the engine, null where a lever has nothing to ask for; no function where the part is no switch. */
const ACTION_OF: Readonly<Record<Part, ((container: Container) => ContainerAction | null) | null>> = {
  lever: ({ state }) => leverAction(state),
  bell: () => 'restart',
  iceLever: ({ state }) => iceAction(state),
  button: () => 'remove',
  sign: null,
  door: null,
  lectern: null,
  board: null,
  body: null,
};

export const isSwitch = (part: Part): boolean => ACTION_OF[part] !== null;

/** What this part would ask of the engine; null when it has nothing to ask for. */
export const actionOf = (part: Part, container: Container): ContainerAction | null =>
  ACTION_OF[part]?.(container) ?? null;

/** What a switch is asked about: a lever that stands still as if it were pulled up, which names the state as the reason. */
export const askedOf = (part: Part, container: Container): ContainerAction =>
  actionOf(part, container) ?? 'start';
