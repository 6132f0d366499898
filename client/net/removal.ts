import type { ActionResult } from '../../shared/intents.ts';
import type { ContainerId } from '../../shared/records.ts';
import type { Removal } from '../store/commands.ts';
import { whyNotEvenByForce } from '../store/footing.ts';
import { containerIn } from '../store/worldStore.ts';
import { newKey } from './key.ts';
import { ask, footingOf, gone, refusalNow, refuse, type CommandPorts, type Wanted } from './asking.ts';

export function createRemoval(ports: CommandPorts): Removal {
  const { world, pending } = ports;
  const preparing = new Set<ContainerId>();
  const wantedOf = (id: ContainerId): Wanted | null => {
    const container = containerIn(world.getState().records, id);
    return container === undefined ? null : { container, action: 'remove' };
  };
  const remove: Removal['remove'] = async (id, { token }, force) => {
    pending.disarm();
    const wanted = wantedOf(id);
    if (wanted === null) return gone(ports);
    return ask(ports, wanted, { kind: 'remove', container: id, token, force, key: newKey() });
  };
  const openCase = async (wanted: Wanted) => {
    const { id, name } = wanted.container;
    const tellClosed = () =>
      ports.notices.tell(`${name}: the case has closed again, nothing was removed`, 'calm');
    preparing.add(id);
    const result = await prepare(ports, wanted);
    preparing.delete(id);
    if (result.ok && result.removal !== undefined) pending.arm(id, result.removal, tellClosed);
    return result;
  };
  return {
    remove,
    pressButton: async (id) => {
      const wanted = wantedOf(id);
      if (wanted === null) return gone(ports);
      const refusal = refusalNow(ports, wanted);
      if (refusal !== null) return refuse(ports, wanted, refusal);
      if (preparing.has(id)) return { ok: false, code: 'busy', message: 'the case is being opened' };
      const { armed } = pending.getState();
      return armed?.id === id ? remove(id, armed.ticket, false) : openCase(wanted);
    },
    prepareRemove: async (id) => {
      const wanted = wantedOf(id);
      return wanted === null ? gone(ports) : prepareByForce(ports, wanted);
    },
  };
}

async function prepareByForce(ports: CommandPorts, wanted: Wanted): Promise<ActionResult> {
  const message = whyNotEvenByForce(wanted.container, footingOf(ports, wanted.container));
  if (message !== null) return refuse(ports, wanted, { ok: false, code: 'state', message });
  return prepare(ports, wanted);
}

/** Nothing is pending meanwhile, since nothing is asked of the engine. */
async function prepare(ports: CommandPorts, wanted: Wanted): Promise<ActionResult> {
  const result = await ports.sendIntent({ kind: 'prepareRemove', container: wanted.container.id });
  return result.ok ? result : refuse(ports, wanted, result);
}
