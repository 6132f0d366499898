import { whyNot } from '../../shared/actions.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { ActionResult, Intent } from '../../shared/protocol.ts';
import { engineIdOf } from '../../shared/records.ts';
import type { Container, ContainerId, HostId } from '../../shared/records.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import type { RateLimit } from '../access/rateLimit.ts';
import { EngineError } from '../engine/engine.ts';
import type { ContainerDetails, Engine } from '../engine/engine.ts';
import type { World } from '../world/world.ts';
import { refusalFrom, refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';
import { createTickets, fingerprintOf, lossesOf, TICKET_VALID_MS } from './removal.ts';
import type { Asker, Ticket, Tickets } from './removal.ts';

/** A stop waits for the container's own stop timeout, which may be long. */
const ACT_LIMIT_MS = 120_000;
const INSPECT_LIMIT_MS = 5_000;
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

interface Attached {
  readonly engine: Engine;
  readonly limit: RateLimit;
  /** What is being asked for right now, as `ACTION CONTAINER`. */
  readonly inFlight: Set<string>;
}

interface Parts {
  readonly world: World;
  readonly now: () => number;
  readonly tickets: Tickets;
  readonly engines: Map<HostId, Attached>;
  denied: number;
}

/** A target that is known, on an engine that can be asked. */
interface Target extends Attached {
  readonly container: Container;
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

function targetOf({ world, engines }: Parts, id: ContainerId, { role }: Asker): Target | Refusal {
  const container = world.container(id);
  if (container === undefined) return refuse('unknown', 'there is no such container any more');
  const attached = engines.get(container.host);
  if (attached !== undefined) return { ...attached, container };
  return refuse('forbidden', `the role ${role} may not act on containers`);
}

async function act(
  parts: Parts,
  target: Target,
  { action, asker }: { action: Exclude<ContainerAction, 'remove'>; asker: Asker },
): Promise<ActionResult> {
  const { container, engine } = target;
  const reason = whyNot(container, action, asker.role);
  if (reason !== null) return refuse(refusedBecause(target, action), reason);
  return ask(parts, target, {
    action,
    call: (signal) => engine.writer.act(engineIdOf(container.id), action, signal),
  });
}

/** A state may change; a role or a protection stands. */
const refusedBecause = ({ container }: Target, action: ContainerAction) =>
  whyNot(container, action, 'admin') === null || container.protected ? 'forbidden' : 'state';

interface Request {
  readonly action: ContainerAction;
  readonly call: (signal: AbortSignal) => Promise<void>;
}

/** One request to the engine; whatever comes of it, the container is read anew. */
async function ask(parts: Parts, target: Target, { action, call }: Request): Promise<ActionResult> {
  const { container, inFlight, limit } = target;
  const key = `${action} ${container.id}`;
  if (inFlight.has(key)) return refuse('busy', `${container.name} is already being asked to ${action}`);
  if (!limit.take()) return refuse('busy', 'this engine is asked for too much at once: wait a moment');
  inFlight.add(key);
  try {
    await call(AbortSignal.timeout(ACT_LIMIT_MS));
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

async function prepareRemove(parts: Parts, target: Target, asker: Asker): Promise<ActionResult> {
  const reason = whyNeverRemove(target.container, asker);
  if (reason !== null) return refuse('forbidden', reason);
  try {
    const seen = await look(parts, target);
    if (seen === undefined) return refuse('unknown', `${target.container.name} is gone`);
    const fingerprint = fingerprintOf(seen.container, seen.details);
    const token = parts.tickets.issue({ asker, container: seen.container.id, fingerprint });
    const removal = { token, validMs: TICKET_VALID_MS, losses: lossesOf(seen.container, seen.details) };
    const { epoch } = parts.world.map;
    return { ok: true, epoch, revision: parts.world.map.revision(), removal };
  } catch (error) {
    return refusalFrom(error);
  }
}

/** Role and protection, whatever the state: a running container can be removed by force. */
const whyNeverRemove = (container: Container, { role }: Asker): string | null =>
  whyNot({ ...container, state: 'exited' }, 'remove', role);

interface Seen {
  readonly container: Container;
  readonly details: ContainerDetails;
}

/** The container as the engine shows it now; undefined when it is gone. */
async function look({ world }: Parts, { container, engine }: Target): Promise<Seen | undefined> {
  await world.refresh(container.id);
  const now = world.container(container.id);
  if (now === undefined) return undefined;
  const details = await engine.reader.inspect(engineIdOf(now.id), AbortSignal.timeout(INSPECT_LIMIT_MS));
  return { container: now, details };
}

interface Removal {
  readonly token: string;
  readonly force: boolean;
  readonly asker: Asker;
}

async function remove(parts: Parts, target: Target, { token, force, asker }: Removal): Promise<ActionResult> {
  const ticket = parts.tickets.redeem(token, asker, target.container.id);
  if (ticket === undefined) return refuse('expired', 'the time to confirm has passed: begin again');
  try {
    const seen = await look(parts, target);
    if (seen === undefined) return refuse('unknown', `${target.container.name} is already gone`);
    const refusal = refusalNow(seen, ticket, { force, asker });
    if (refusal !== null) return refusal;
    const call = (signal: AbortSignal) =>
      target.engine.writer.remove(engineIdOf(seen.container.id), { force }, signal);
    return await ask(parts, target, { action: 'remove', call });
  } catch (error) {
    return refusalFrom(error);
  }
}

/** The second look: nothing may have changed since the first, and force is asked for anew. */
function refusalNow(seen: Seen, ticket: Ticket, { force, asker }: Pick<Removal, 'force' | 'asker'>) {
  const { container, details } = seen;
  const never = whyNeverRemove(container, asker);
  if (never !== null) return refuse('forbidden', never);
  if (fingerprintOf(container, details) !== ticket.fingerprint) {
    return refuse('expired', `${container.name} has changed meanwhile: look again before you remove it`);
  }
  const reason = whyNot(container, 'remove', asker.role);
  return reason === null || (force && container.state !== 'removing') ? null : refuse('state', reason);
}
