import type { ContainerAction } from '../../shared/actions.ts';
import type { ActionResult } from '../../shared/protocol.ts';
import type { Container, ContainerId, HostId } from '../../shared/records.ts';
import type { RateLimit } from '../access/rateLimit.ts';
import { EngineError } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { World } from '../world/world.ts';
import { refusalFrom, refuse } from './refusals.ts';
import type { Tickets } from './removal.ts';

/** An engine that can be acted on. */
export interface Attached {
  readonly engine: Engine;
  readonly limit: RateLimit;
  /** What is being asked for right now, as `ACTION CONTAINER`. */
  readonly inFlight: Set<string>;
}

export interface Parts {
  readonly world: World;
  readonly now: () => number;
  readonly tickets: Tickets;
  readonly engines: Map<HostId, Attached>;
  denied: number;
}

/** A target that is known, on an engine that can be asked. */
export interface Target extends Attached {
  readonly container: Container;
}

interface Request {
  readonly action: ContainerAction;
  /** Ends by its own limit, which follows the container's stop timeout. */
  readonly call: () => Promise<void>;
}

/** One request to the engine; whatever comes of it, the container is read anew. */
export async function ask(parts: Parts, target: Target, { action, call }: Request): Promise<ActionResult> {
  const { container, inFlight, limit } = target;
  const key = `${action} ${container.id}`;
  if (inFlight.has(key)) return refuse('busy', `${container.name} is already being asked to ${action}`);
  if (!limit.take()) return refuse('busy', 'this engine is asked for too much at once: wait a moment');
  inFlight.add(key);
  try {
    await call();
    return await accepted(parts, container.id);
  } catch (error) {
    await parts.world.refresh(container.id).catch(ignoreAway);
    return refusalFrom(error);
  } finally {
    inFlight.delete(key);
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
