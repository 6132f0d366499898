import { isReadOnly, judge } from '../../shared/actions.ts';
import type { ContainerAction, Restraints } from '../../shared/actions.ts';
import type { ActionResult } from '../../shared/intents.ts';
import { engineIdOf } from '../../shared/records.ts';
import type { ContainerId, HostId } from '../../shared/records.ts';
import { whyOnlyLooking } from '../../shared/roles.ts';
import type { Asker } from '../access/asker.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import type { Audit } from '../audit/audit.ts';
import type { Engine } from '../engine/engine.ts';
import type { World } from '../world/world.ts';
import { ask } from './ask.ts';
import type { Parts, Target } from './ask.ts';
import { refuse } from './refusals.ts';
import { standingOf } from './standing.ts';
import type { Refusal } from './refusals.ts';
import { createTickets } from './removal.ts';
import { prepareRemove, remove } from './remove.ts';
import { createRepeats } from './repeats.ts';
import { createUserLimits } from './userLimits.ts';
import { wishOf } from './wish.ts';
import type { ContainerIntent, Wish } from './wish.ts';

export const ENGINE_MOST = 30;
export const ENGINE_PER_MS = 10_000;

export interface Actions {
  /** From now on containers of this host can be acted on. */
  attach(host: HostId, engine: Engine): void;
  detach(host: HostId): void;
  /** Never rejects for what the engine says; a refusal is a value. */
  perform(intent: ContainerIntent, asker: Asker): Promise<ActionResult>;
  /** How many intents were refused. */
  denied(): number;
}

export interface ActionsOptions {
  readonly world: World;
  readonly now: () => number;
  readonly audit: Audit;
  readonly restraints: () => Restraints;
}

/** From a visitor's wish to the engine's deed and the world that knows of it. */
export function createActions({ now, ...options }: ActionsOptions): Actions {
  const parts: Parts = {
    ...options,
    tickets: createTickets(now),
    users: createUserLimits(now),
    engines: new Map(),
  };
  const repeats = createRepeats(now);
  let denied = 0;
  return {
    attach(host, engine) {
      const limit = createRateLimit(ENGINE_MOST, ENGINE_PER_MS, now);
      parts.engines.set(host, { engine, limit, inFlight: new Set() });
    },
    detach: (host) => {
      parts.engines.delete(host);
    },
    perform(intent, asker) {
      const wish = wishOf(parts.world, intent, asker);
      return repeats.once(keyedOf(intent, asker), async () => {
        const result = await perform(parts, intent, wish);
        if (!result.ok) denied += 1;
        if (!result.ok && !wish.isIntended) parts.audit.denied(asker, wish.deed, result);
        return result;
      });
    },
    denied: () => denied,
  };
}

function keyedOf(intent: ContainerIntent, { user }: Asker) {
  const key = intent.kind === 'prepareRemove' ? undefined : intent.key;
  return { user, key, content: JSON.stringify(intent) };
}

async function perform(parts: Parts, intent: ContainerIntent, wish: Wish): Promise<ActionResult> {
  const target = targetOf(parts, intent.container, wish.asker);
  if ('code' in target) return target;
  switch (intent.kind) {
    case 'act':
      return act(parts, target, { action: intent.action, wish });
    case 'prepareRemove':
      return prepareRemove(parts, target, wish.asker);
    case 'remove':
      return remove(parts, target, { ...intent, wish });
  }
}

function targetOf({ world, engines }: Parts, id: ContainerId, { rights }: Asker): Target | Refusal {
  const container = world.container(id);
  if (container === undefined) return refuse('unknown', 'there is no such container any more');
  const attached = engines.get(container.host);
  if (attached !== undefined) return { ...attached, container };
  const why = isReadOnly(rights) ? whyOnlyLooking(rights) : 'nothing can be asked of this engine now';
  return refuse('forbidden', why);
}

async function act(
  parts: Parts,
  target: Target,
  { action, wish }: { readonly action: Exclude<ContainerAction, 'remove'>; readonly wish: Wish },
): Promise<ActionResult> {
  const { container, engine } = target;
  const judgement = judge(container, action, standingOf(parts, container, wish.asker));
  if (judgement !== null) return refuse(judgement.code, judgement.message);
  const call = () => engine.writer.act(engineIdOf(container.id), action);
  return ask(parts, target, { action, wish, call });
}
