import { iceAction, leverAction, whyNot, type ContainerAction } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import type { Rights } from '../../shared/roles.ts';
import { REACH_BLOCKS, type Part, type Target } from '../city/parts.ts';

/** What a click on a part does. `button` is the guarded one: it arms first, and removes when pressed again. */
export type Use =
  | { readonly kind: 'act'; readonly action: Exclude<ContainerAction, 'remove'> }
  | { readonly kind: 'button' }
  | { readonly kind: 'panel' }
  | { readonly kind: 'logs' }
  /** Nothing, and why: a sentence for people. */
  | { readonly kind: 'none'; readonly reason: string };

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

/** What can be read answers from any distance, switches only within reach. */
export function useOf(target: Target, container: Container, rights: Rights): Use {
  if (ACTION_OF[target.part] !== null) return switchUse(target, container, rights);
  return { kind: target.part === 'lectern' ? 'logs' : 'panel' };
}

/** What this part would ask of the engine; null when it has nothing to ask for. */
export const actionOf = (part: Part, container: Container): ContainerAction | null =>
  ACTION_OF[part]?.(container) ?? null;

function switchUse(target: Target, container: Container, rights: Rights): Use {
  const action = actionOf(target.part, container);
  // A lever that stands still is asked about as if it were pulled up: that names the state as the reason.
  const reason = whyNot(container, action ?? 'start', rights);
  if (reason !== null) return { kind: 'none', reason };
  if (target.distance > REACH_BLOCKS) return { kind: 'none', reason: 'come nearer to reach it' };
  if (action === null) return { kind: 'none', reason: 'it stands still' };
  return action === 'remove' ? { kind: 'button' } : { kind: 'act', action };
}
