import { whyNot, type ContainerAction, type Standing } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import { REACH_BLOCKS, type Target } from '../city/parts.ts';
import { actionOf, askedOf, isSwitch } from '../city/switches.ts';

/** What a click on a part does. `button` is the guarded one: it arms first, and removes when pressed again. */
export type Use =
  | { readonly kind: 'act'; readonly action: Exclude<ContainerAction, 'remove'> }
  | { readonly kind: 'button' }
  | { readonly kind: 'panel' }
  | { readonly kind: 'logs' }
  /** Nothing, and why: a sentence for people. */
  | { readonly kind: 'none'; readonly reason: string };

/** What can be read answers from any distance, switches only within reach. */
export function useOf(target: Target, container: Container, rights: Standing): Use {
  if (isSwitch(target.part)) return switchUse(target, container, rights);
  return { kind: target.part === 'lectern' ? 'logs' : 'panel' };
}

function switchUse(target: Target, container: Container, rights: Standing): Use {
  const reason = whyNot(container, askedOf(target.part, container), rights);
  if (reason !== null) return { kind: 'none', reason };
  if (target.distance > REACH_BLOCKS) return { kind: 'none', reason: 'come nearer to reach it' };
  const action = actionOf(target.part, container);
  if (action === null) return { kind: 'none', reason: 'it stands still' };
  return action === 'remove' ? { kind: 'button' } : { kind: 'act', action };
}
