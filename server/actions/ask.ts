import { whyHeld } from '../../shared/actions.ts';
import type { ContainerAction, Restraints } from '../../shared/actions.ts';
import type { ActionResult } from '../../shared/intents.ts';
import type { Container, ContainerId, HostId } from '../../shared/records.ts';
import type { RateLimit } from '../access/rateLimit.ts';
import type { Audit, Intended } from '../audit/audit.ts';
import { EngineError, isKeptBack } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { World } from '../world/world.ts';
import { refusalFrom, refuse } from './refusals.ts';
import type { Tickets } from './removal.ts';
import { NOT_WRITTEN } from './restraints.ts';
import type { Wish } from './wish.ts';

/** An engine that can be acted on. */
export interface Attached {
  readonly engine: Engine;
  readonly limit: RateLimit;
  /** What is being asked for right now, as `ACTION CONTAINER`. */
  readonly inFlight: Set<string>;
}

export interface Parts {
  readonly world: World;
  readonly tickets: Tickets;
  readonly audit: Audit;
  readonly restraints: () => Restraints;
  readonly users: { take(user: string): boolean };
  readonly engines: Map<HostId, Attached>;
}

/** A target that is known, on an engine that can be asked. */
export interface Target extends Attached {
  readonly container: Container;
}

export interface Request {
  readonly action: ContainerAction;
  readonly wish: Wish;
  /** Ends by its own limit, which follows the container's stop timeout. */
  readonly call: () => Promise<void>;
}

/** One request to the engine; whatever comes of it, the container is read anew. */
export async function ask(parts: Parts, target: Target, request: Request): Promise<ActionResult> {
  const { container, inFlight, limit } = target;
  const { action, wish } = request;
  const key = `${action} ${container.id}`;
  if (inFlight.has(key)) return refuse('busy', `${container.name} is already being asked to ${action}`);
  if (!parts.users.take(wish.asker.user))
    return refuse('busy', 'you ask for too much at once: wait a moment');
  if (!limit.take()) return refuse('busy', 'this engine is asked for too much at once: wait a moment');
  inFlight.add(key);
  try {
    const intended = await parts.audit.intend(wish.asker, wish.deed);
    wish.isIntended = true;
    return await askWritten(parts, target, { ...request, intended });
  } finally {
    inFlight.delete(key);
  }
}

/** What was intended ends in the audit, however it ends. */
async function askWritten(
  parts: Parts,
  { container }: Target,
  { action, call, intended }: Request & { readonly intended: Intended },
): Promise<ActionResult> {
  const restraints = intended.isWritten
    ? parts.restraints()
    : { ...parts.restraints(), destructive: NOT_WRITTEN };
  // Somebody may have held all actions while this was written.
  const held = whyHeld(restraints, action);
  if (held !== null) {
    await intended.end({ result: 'failed', says: held });
    return refuse('held', held);
  }
  try {
    await call();
    await intended.end({ result: 'done', says: '' });
    return await accepted(parts, container.id);
  } catch (error) {
    await intended.end({ result: 'failed', says: error instanceof Error ? error.message : String(error) });
    if (isKeptBack(error)) await parts.world.meetProxy(container.host).catch(ignoreAway);
    await parts.world.refresh(container.id).catch(ignoreAway);
    return refusalFrom(error);
  }
}

/** The refusal already says it; the next watch reads everything anew. */
function ignoreAway(error: unknown) {
  if (!(error instanceof EngineError)) throw error;
}

async function accepted({ world }: Parts, id: ContainerId): Promise<ActionResult> {
  const revision = await world.refresh(id);
  return { ok: true, epoch: world.map.epoch, revision };
}
