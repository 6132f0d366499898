import { iceAction, leverAction, whyNot, type ContainerAction, type Role } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import { REACH_BLOCKS, type Part, type Target } from '../city/parts.ts';

/** What a click on a part does. `button` is the guarded one: it arms first, and removes when pressed again. */
export type Use =
  | { readonly kind: 'act'; readonly action: Exclude<ContainerAction, 'remove'> }
  | { readonly kind: 'button' }
  | { readonly kind: 'panel' }
  /** Nothing, and why: a sentence for people. */
  | { readonly kind: 'none'; readonly reason: string };

/** Signs, doors and walls answer from any distance, switches only within reach. */
export function useOf(target: Target, container: Container, role: Role): Use {
  switch (target.part) {
    case 'sign':
    case 'door':
    case 'lectern':
    case 'board':
    case 'body':
      return { kind: 'panel' };
    case 'lever':
    case 'bell':
    case 'iceLever':
    case 'button':
      return switchUse(target, container, role);
  }
}

/** What this part would ask of the engine; null when a lever has nothing to ask for. */
export function actionOf(part: Part, container: Container): ContainerAction | null {
  switch (part) {
    case 'lever':
      return leverAction(container.state);
    case 'bell':
      return 'restart';
    case 'iceLever':
      return iceAction(container.state);
    case 'button':
      return 'remove';
    case 'sign':
    case 'door':
    case 'lectern':
    case 'board':
    case 'body':
      return null;
  }
}

function switchUse(target: Target, container: Container, role: Role): Use {
  const action = actionOf(target.part, container);
  // A lever that stands still is asked about as if it were pulled up: that names the state as the reason.
  const reason = whyNot(container, action ?? 'start', role);
  if (reason !== null) return { kind: 'none', reason };
  if (target.distance > REACH_BLOCKS) return { kind: 'none', reason: 'come nearer to reach it' };
  if (action === null) return { kind: 'none', reason: 'it stands still' };
  return action === 'remove' ? { kind: 'button' } : { kind: 'act', action };
}
