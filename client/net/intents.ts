import { iceAction, leverAction, type ContainerAction } from '../../shared/actions.ts';
import type { ActionResult, Intent } from '../../shared/protocol.ts';
import type { ContainerId } from '../../shared/records.ts';
import { containerIn } from '../store/worldStore.ts';
import { ask, gone, refusalNow, refuse, type CommandPorts } from './asking.ts';
import { createRemoval, type Removal } from './removal.ts';

type PlainAction = Exclude<ContainerAction, 'remove'>;

/**
 * What a visitor can ask for. Every promise settles with the result; a refusal is also shown: on the container
 * (`pending`) and as a sentence (`notices`). What the state or the role forbids is refused without asking the server.
 */
export interface Commands extends Removal {
  readonly act: (id: ContainerId, action: PlainAction) => Promise<ActionResult>;
  /** Start or stop, whichever the state allows. */
  readonly pullLever: (id: ContainerId) => Promise<ActionResult>;
  /** Pause or unpause. */
  readonly pullIceLever: (id: ContainerId) => Promise<ActionResult>;
  readonly ringBell: (id: ContainerId) => Promise<ActionResult>;
  readonly showSimulator: (shown: boolean) => Promise<ActionResult>;
  readonly acceptOffer: (address: string) => Promise<ActionResult>;
}

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
  };
}

async function actOn(ports: CommandPorts, id: ContainerId, action: PlainAction): Promise<ActionResult> {
  const container = containerIn(ports.world.getState().records, id);
  if (container === undefined) return gone(ports);
  const wanted = { container, action };
  const refusal = refusalNow(ports, wanted);
  return refusal === null
    ? ask(ports, wanted, { kind: 'act', container: id, action })
    : refuse(ports, wanted, refusal);
}

async function wish(ports: CommandPorts, intent: Intent): Promise<ActionResult> {
  const result = await ports.sendIntent(intent);
  if (!result.ok) ports.notices.tell(result.message);
  return result;
}
