import { iceAction, leverAction, whyNot, type ContainerAction, type Role } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import type { Part } from '../city/parts.ts';
import type { Pending } from '../store/pending.ts';
import { stateWords } from './stateWords.ts';

/** All that decides what a click on a part of a building would do. */
export interface Aim {
  readonly container: Container;
  readonly part: Part;
  readonly isInReach: boolean;
  /** Whether the container's engine answers. */
  readonly isLive: boolean;
  readonly role: Role;
  readonly pending: Pending | undefined;
  /** Whether its remove button stands open. */
  readonly isArmed: boolean;
}

export interface AimLine {
  readonly tone: 'plain' | 'usable' | 'chained' | 'pending';
  readonly text: string;
}

/** What a click does, or why not. */
export function aimLine(aim: Aim): AimLine {
  const action = ACTION_OF[aim.part](aim.container);
  if (action === null) return { tone: 'plain', text: `${stateWords(aim.container).words}, click for more` };
  const { tone, text } = pendingLine(aim.pending) ?? chainedLine(aim, action) ?? usableLine(aim, action);
  return { tone, text: withoutName(text, aim.container.name) };
}

/** The name stands above the line already. */
const withoutName = (text: string, name: string): string =>
  text.startsWith(`${name} `) ? text.slice(name.length + 1) : text;

/** Null where the part is no switch. */
const ACTION_OF: Readonly<Record<Part, (container: Container) => ContainerAction | null>> = {
  lever: ({ state }) => leverAction(state) ?? 'stop',
  iceLever: ({ state }) => iceAction(state),
  bell: () => 'restart',
  button: () => 'remove',
  sign: () => null,
  door: () => null,
  lectern: () => null,
  board: () => null,
  body: () => null,
};

function pendingLine(pending: Pending | undefined): AimLine | null {
  switch (pending?.phase) {
    case undefined:
      return null;
    case 'asked':
    case 'accepted':
      return { tone: 'pending', text: `${pending.action} is under way` };
    case 'refused':
      return { tone: 'chained', text: pending.message };
    case 'unknown':
      return { tone: 'chained', text: `no answer to ${pending.action} yet` };
  }
}

function chainedLine({ container, role, isLive }: Aim, action: ContainerAction): AimLine | null {
  if (!isLive) return { tone: 'chained', text: 'the engine is away: nothing can be asked of it' };
  const reason = whyNot(container, action, role);
  return reason === null ? null : { tone: 'chained', text: reason };
}

function usableLine({ isInReach, isArmed }: Aim, action: ContainerAction): AimLine {
  if (!isInReach) return { tone: 'plain', text: `come closer to ${action}` };
  if (action !== 'remove') return { tone: 'usable', text: `click to ${action}` };
  return {
    tone: 'usable',
    text: isArmed ? 'click again to remove for good' : 'click to open the case, again to remove',
  };
}
