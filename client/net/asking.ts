import type { ContainerAction } from '../../shared/actions.ts';
import type { ActionResult, Intent } from '../../shared/intents.ts';
import type { Container } from '../../shared/records.ts';
import { standingAt, whyAway, whyNotNow, type Footing } from '../store/footing.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import { actionUnderWay, mayTakeForEver, unknownAfterMs } from '../store/pending.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { WorldStore } from '../store/worldStore.ts';

export interface CommandPorts {
  /** Without an answer for that long it settles as the refusal `unreachable`. */
  readonly sendIntent: (intent: Intent, answerLimitMs?: number) => Promise<ActionResult>;
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly notices: NoticeStore;
}

/** The server waits 30 s beyond the stop timeout, we 10 s before it is unknown: what it says then is still worth telling. */
const LATE_ANSWER_MS = 30_000;

/** What a visitor wants of one container. */
export interface Wanted {
  readonly container: Container;
  readonly action: ContainerAction;
}

export type Refusal = Extract<ActionResult, { ok: false }>;

/** What can be refused without asking the server; null when nothing speaks against it. */
export function refusalNow(ports: CommandPorts, { container, action }: Wanted): Refusal | null {
  const footing = footingOf(ports, container);
  const reason = whyNotNow(container, action, footing);
  if (reason !== null)
    return { ok: false, code: footing.away === null ? 'state' : 'unreachable', message: reason };
  const underWay = actionUnderWay(ports.pending.getState().entries.get(container.id));
  if (underWay === null) return null;
  return { ok: false, code: 'busy', message: `${container.name} is busy: ${underWay} is under way` };
}

export function footingOf({ world }: CommandPorts, { host }: Container): Footing {
  const state = world.getState();
  return { rights: standingAt(state.rights, state.records.get(host)), away: whyAway(state, host) };
}

/** Sends the intent; it is pending from now until the world shows it or the server refuses. */
export async function ask(ports: CommandPorts, wanted: Wanted, intent: Intent): Promise<ActionResult> {
  const { container, action } = wanted;
  const ms = unknownAfterMs(container, action);
  const onUnknown = () => ports.notices.tell(unknownWords(wanted, ms / 1000));
  const takeAnswer = ports.pending.ask(container.id, action, { ms, onUnknown });
  const result = await ports.sendIntent(intent, ms + LATE_ANSWER_MS);
  const came = takeAnswer(result);
  // That there is no answer has been told by then.
  const isTold = came === 'late' && !result.ok && result.code === 'unreachable';
  if (!result.ok && !isTold) tell(ports, container, result.message);
  return result;
}

function unknownWords({ container, action }: Wanted, seconds: number): string {
  const { name } = container;
  return mayTakeForEver(container, action)
    ? `${name}: ${action} has taken ${seconds} s, and this container may take as long as it likes: wait, or kill it`
    : `${name}: no answer to ${action} for ${seconds} s, so nobody knows whether it was done: watch the building, and ask again if nothing changes`;
}

/** Shows the refusal; what is under way stays so: the refusal of a second wish must not hide the first. */
export function refuse(ports: CommandPorts, wanted: Wanted, refusal: Refusal): Refusal {
  const { container, action } = wanted;
  const underWay = actionUnderWay(ports.pending.getState().entries.get(container.id));
  if (underWay === null) ports.pending.refuse(container.id, action, refusal.message);
  tell(ports, container, refusal.message);
  return refusal;
}

export function gone({ notices }: CommandPorts): Refusal {
  const message = 'this container is gone';
  notices.tell(message);
  return { ok: false, code: 'unknown', message };
}

/** The engine's own sentence often does not say which container it means. */
function tell({ notices }: CommandPorts, container: Container, message: string): void {
  notices.tell(message.includes(container.name) ? message : `${container.name}: ${message}`);
}
