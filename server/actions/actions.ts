import { isReadOnly, READ_ONLY, whyNot } from '../../shared/actions.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { ActionResult, Intent } from '../../shared/protocol.ts';
import { engineIdOf } from '../../shared/records.ts';
import type { ContainerId, HostId } from '../../shared/records.ts';
import { NO_OPT_INS, rightsOf } from '../../shared/roles.ts';
import type { Asker } from '../access/asker.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import type { Engine } from '../engine/engine.ts';
import type { World } from '../world/world.ts';
import { ask } from './ask.ts';
import type { Parts, Target } from './ask.ts';
import { refuse } from './refusals.ts';
import { standingOf } from './standing.ts';
import type { Refusal } from './refusals.ts';
import { createTickets } from './removal.ts';
import { prepareRemove, remove } from './remove.ts';

const ENGINE_MOST = 30;
const ENGINE_PER_MS = 10_000;

type ContainerIntent = Exclude<Intent, { kind: 'showSimulator' | 'acceptOffer' }>;

export interface Actions {
  /** From now on containers of this host can be acted on. */
  attach(host: HostId, engine: Engine): void;
  detach(host: HostId): void;
  /** Never rejects for what the engine says; a refusal is a value. */
  perform(intent: ContainerIntent, asker: Asker): Promise<ActionResult>;
  /** How many intents were refused. */
  denied(): number;
}

/** From a visitor's wish to the engine's deed and the world that knows of it. */
export function createActions(world: World, now: () => number): Actions {
  const parts: Parts = { world, now, tickets: createTickets(now), engines: new Map(), denied: 0 };
  return {
    attach(host, engine) {
      const limit = createRateLimit(ENGINE_MOST, ENGINE_PER_MS, now);
      parts.engines.set(host, { engine, limit, inFlight: new Set() });
    },
    detach: (host) => {
      parts.engines.delete(host);
    },
    async perform(intent, asker) {
      const result = await perform(parts, intent, asker);
      if (!result.ok) parts.denied += 1;
      return result;
    },
    denied: () => parts.denied,
  };
}

async function perform(parts: Parts, intent: ContainerIntent, asker: Asker): Promise<ActionResult> {
  const target = targetOf(parts, intent.container, asker);
  if ('code' in target) return target;
  switch (intent.kind) {
    case 'act':
      return act(parts, target, { action: intent.action, asker });
    case 'prepareRemove':
      return prepareRemove(parts, target, asker);
    case 'remove':
      return remove(parts, target, { ...intent, asker });
  }
}

function targetOf({ world, engines }: Parts, id: ContainerId, { rights }: Asker): Target | Refusal {
  const container = world.container(id);
  if (container === undefined) return refuse('unknown', 'there is no such container any more');
  const attached = engines.get(container.host);
  if (attached !== undefined) return { ...attached, container };
  return refuse('forbidden', isReadOnly(rights) ? READ_ONLY : 'nothing can be asked of this engine now');
}

async function act(
  parts: Parts,
  target: Target,
  { action, asker }: { action: Exclude<ContainerAction, 'remove'>; asker: Asker },
): Promise<ActionResult> {
  const { container, engine } = target;
  const reason = whyNot(container, action, standingOf(parts.world, container, asker));
  if (reason !== null) return refuse(refusedBecause(target, action, reason), reason);
  return ask(parts, target, {
    action,
    call: () => engine.writer.act(engineIdOf(container.id), action),
  });
}

const ADMIN = rightsOf('admin', NO_OPT_INS);

/** A state may change; a role or a protection stands. */
function refusedBecause({ container }: Target, action: ContainerAction, reason: string) {
  const isOfState = !container.protected && whyNot(container, action, ADMIN) === reason;
  return isOfState ? 'state' : 'forbidden';
}
