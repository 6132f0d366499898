import { judge } from '../../shared/actions.ts';
import type { Judgement } from '../../shared/actions.ts';
import type { ActionResult } from '../../shared/intents.ts';
import { engineIdOf } from '../../shared/records.ts';
import type { Container } from '../../shared/records.ts';
import type { Asker } from '../access/asker.ts';
import type { ContainerDetails } from '../engine/engine.ts';
import { ask } from './ask.ts';
import type { Parts, Target } from './ask.ts';
import { fingerprintOf, lossesOf } from './losses.ts';
import { refusalFrom, refuse } from './refusals.ts';
import { TICKET_VALID_MS } from './removal.ts';
import type { Ticket } from './removal.ts';
import { standingOf } from './standing.ts';
import type { Wish } from './wish.ts';

const INSPECT_LIMIT_MS = 5_000;

/** First step: what would be lost, and a ticket for exactly what was seen. */
export async function prepareRemove(parts: Parts, target: Target, asker: Asker): Promise<ActionResult> {
  const never = whyNeverRemove(parts, target.container, asker);
  if (never !== null) return refuse(never.code, never.message);
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

/** Whatever the state: a running container can be removed by force. */
const whyNeverRemove = (parts: Parts, container: Container, asker: Asker): Judgement | null =>
  judge({ ...container, state: 'exited' }, 'remove', standingOf(parts, container, asker));

interface Seen {
  readonly container: Container;
  readonly details: ContainerDetails;
}

/** The container as the engine shows it now; undefined when it is gone. */
async function look({ world }: Parts, { container, engine }: Target): Promise<Seen | undefined> {
  await world.refresh(container.id);
  const now = world.container(container.id);
  if (now === undefined) return undefined;
  const details = await engine.reader.inspect(
    engineIdOf(now.id),
    AbortSignal.timeout(INSPECT_LIMIT_MS),
    'actions',
  );
  return { container: now, details };
}

export interface Removal {
  readonly token: string;
  readonly force: boolean;
  readonly wish: Wish;
}

/** Second step: only with the ticket, and only while everything is as it was. */
export async function remove(
  parts: Parts,
  target: Target,
  { token, force, wish }: Removal,
): Promise<ActionResult> {
  const ticket = parts.tickets.redeem(token, wish.asker, target.container.id);
  if (ticket === undefined) return refuse('expired', 'the time to confirm has passed: begin again');
  try {
    const seen = await look(parts, target);
    if (seen === undefined) return refuse('unknown', `${target.container.name} is already gone`);
    const refusal = refusalNow(parts, seen, { ticket, force, asker: wish.asker });
    if (refusal !== null) return refusal;
    const call = () => target.engine.writer.remove(engineIdOf(seen.container.id), { force });
    return await ask(parts, target, { action: 'remove', wish, call });
  } catch (error) {
    return refusalFrom(error);
  }
}

interface Confirmed {
  readonly ticket: Ticket;
  readonly force: boolean;
  readonly asker: Asker;
}

/** The second look: nothing may have changed since the first, and force is asked for anew. */
function refusalNow(parts: Parts, { container, details }: Seen, { ticket, force, asker }: Confirmed) {
  const never = whyNeverRemove(parts, container, asker);
  if (never !== null) return refuse(never.code, never.message);
  if (fingerprintOf(container, details) !== ticket.fingerprint) {
    return refuse('expired', `${container.name} has changed meanwhile: look again before you remove it`);
  }
  const judgement = judge(container, 'remove', standingOf(parts, container, asker));
  if (judgement === null || (force && container.state !== 'removing')) return null;
  return refuse(judgement.code, judgement.message);
}
