import { iceAction, leverAction } from '../../shared/actions.ts';
import type { ActionResult, Intent } from '../../shared/intents.ts';
import type { ContainerId } from '../../shared/records.ts';
import type { Commands, PlainAction } from '../store/commands.ts';
import { containerIn } from '../store/worldStore.ts';
import { newKey } from './key.ts';
import { ask, gone, refusalNow, refuse, type CommandPorts } from './asking.ts';
import { createRemoval } from './removal.ts';

export function createCommands(ports: CommandPorts): Commands {
  const stateOf = (id: ContainerId) => containerIn(ports.world.getState().records, id)?.state;
  const act = (id: ContainerId, action: PlainAction) => actOn(ports, id, action);
  return {
    act,
    pullLever: (id) => act(id, leverAction(stateOf(id) ?? 'removing') ?? 'stop'),
    pullIceLever: (id) => act(id, iceAction(stateOf(id) ?? 'running')),
    ringBell: (id) => act(id, 'restart'),
    ...createRemoval(ports),
    showSimulator: (shown) => wish(ports, { kind: 'showSimulator', shown }),
    acceptOffer: (address) => wish(ports, { kind: 'acceptOffer', address }),
    hold: (reason) => wish(ports, { kind: 'hold', reason }),
    release: () => wish(ports, { kind: 'release' }),
  };
}

async function actOn(ports: CommandPorts, id: ContainerId, action: PlainAction): Promise<ActionResult> {
  const container = containerIn(ports.world.getState().records, id);
  if (container === undefined) return gone(ports);
  const wanted = { container, action };
  const refusal = refusalNow(ports, wanted);
  return refusal === null
    ? ask(ports, wanted, { kind: 'act', container: id, action, key: newKey() })
    : refuse(ports, wanted, refusal);
}

async function wish(ports: CommandPorts, intent: Intent): Promise<ActionResult> {
  const result = await ports.sendIntent(intent);
  if (!result.ok) ports.notices.tell(result.message);
  return result;
}
