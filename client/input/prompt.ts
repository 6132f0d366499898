import type { ContainerAction, Role } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import type { Part, Target } from '../city/parts.ts';
import { useOf, type Use } from './use.ts';

/** What beside the record decides the line under the crosshair. */
export interface PromptContext {
  readonly role: Role;
  /** What the engine was asked for and has not shown yet. */
  readonly pending: ContainerAction | null;
  /** The glass case of the button is open. */
  readonly armed: boolean;
}

const PART_NAMES: Readonly<Record<Part, string>> = {
  lever: 'Lever',
  button: 'Remove button',
  bell: 'Bell',
  iceLever: 'Ice lever',
  sign: 'Sign',
  door: 'Door',
  body: 'Building',
};

const ACTION_WORDS: Readonly<Record<ContainerAction, string>> = {
  start: 'start',
  stop: 'stop',
  restart: 'restart',
  pause: 'pause',
  unpause: 'thaw',
  kill: 'kill',
  remove: 'remove',
};

/** The one line that names what is aimed at and what a click would do, or why it would do nothing. */
export function promptOf(target: Target, container: Container, context: PromptContext): string {
  const use = useOf(target, container, context.role);
  return `${PART_NAMES[target.part]} of ${container.name}: ${consequence(use, container, context)}`;
}

function consequence(use: Use, container: Container, { pending, armed }: PromptContext): string {
  if (pending !== null && use.kind !== 'panel') return `waiting for the engine to ${pending} it`;
  switch (use.kind) {
    case 'act':
      return `click to ${ACTION_WORDS[use.action]}`;
    case 'button':
      return armed ? 'click again to remove the container' : 'click to open the glass case';
    case 'panel':
      return `${container.state}, click for its panel`;
    case 'none':
      return use.reason;
  }
}
