import type { ActionResult, Intent } from '../shared/intents.ts';
import type { Asker } from './access/asker.ts';
import type { Actions } from './actions/actions.ts';
import { refuse } from './actions/refusals.ts';
import type { StopDesk } from './actions/stopDesk.ts';
import type { Towns } from './towns.ts';

export interface Desks {
  readonly actions: Actions;
  readonly stopDesk: StopDesk;
  readonly towns: Towns;
}

type TownIntent = Extract<Intent, { readonly kind: 'showSimulator' | 'acceptOffer' }>;

/** Every wish to the one who answers it. */
export function dispatch(
  { actions, stopDesk, towns }: Desks,
  intent: Intent,
  asker: Asker,
): Promise<ActionResult> {
  switch (intent.kind) {
    case 'act':
    case 'prepareRemove':
    case 'remove':
      return actions.perform(intent, asker);
    case 'hold':
      return stopDesk.hold(intent.reason, asker);
    case 'release':
      return stopDesk.release(asker);
    case 'showSimulator':
    case 'acceptOffer':
      return chooseTown(towns, intent, asker);
  }
}

function chooseTown(towns: Towns, intent: TownIntent, { rights }: Asker): Promise<ActionResult> {
  if (!rights.may.includes('chooseTown'))
    return Promise.resolve(refuse('forbidden', 'what this town shows is not chosen here'));
  return intent.kind === 'showSimulator'
    ? towns.showSimulator(intent.shown)
    : towns.acceptOffer(intent.address);
}
