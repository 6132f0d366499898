import type { ContainerAction } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import type { Part } from '../city/parts.ts';
import { askedOf, isSwitch } from '../city/switches.ts';
import { whyNotNow, type Footing } from '../store/footing.ts';
import type { Pending } from '../store/pending.ts';
import { ARMED_MS } from '../store/pendingStore.ts';
import { stateWords } from './stateWords.ts';

/** All that decides what a click on a part of a building would do. */
export interface Aim extends Footing {
  readonly container: Container;
  readonly part: Part;
  readonly isInReach: boolean;
  readonly pending: Pending | undefined;
  /** Whether its remove button stands open. */
  readonly isArmed: boolean;
  /** How the visitor uses what is aimed at. */
  readonly verb: 'click' | 'tap';
}

export interface AimLine {
  readonly tone: 'plain' | 'usable' | 'chained' | 'pending';
  readonly text: string;
}

/** What a click does, or why not. */
export function aimLine(aim: Aim): AimLine {
  if (!isSwitch(aim.part))
    return {
      tone: 'plain',
      text: `${stateWords(aim.container).words}, ${aim.verb} for ${readingOf(aim.part)}`,
    };
  const action = askedOf(aim.part, aim.container);
  const { tone, text } = pendingLine(aim.pending) ?? chainedLine(aim, action) ?? usableLine(aim, action);
  return { tone, text: withoutName(text, aim.container.name) };
}

const readingOf = (part: Part): string => (part === 'lectern' ? 'its log' : 'more');

/** The name stands above the line already. */
const withoutName = (text: string, name: string): string =>
  text.startsWith(`${name} `) ? text.slice(name.length + 1) : text;

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

function chainedLine(aim: Aim, action: ContainerAction): AimLine | null {
  const reason = whyNotNow(aim.container, action, aim);
  return reason === null ? null : { tone: 'chained', text: reason };
}

function usableLine({ isInReach, isArmed, verb }: Aim, action: ContainerAction): AimLine {
  if (!isInReach) return { tone: 'plain', text: `come closer to ${action}` };
  if (action !== 'remove') return { tone: 'usable', text: `${verb} to ${action}` };
  return {
    tone: 'usable',
    text: isArmed
      ? `the case is open: ${verb} again within ${ARMED_MS / 1_000} s to remove for good`
      : `${verb} to open the case, again to remove`,
  };
}
