import type { AuditDeed, NumberedEntry } from '../../shared/audit.ts';
import { hostsOf } from '../../shared/records.ts';
import type { ContainerId } from '../../shared/records.ts';
import { EngineError } from '../engine/engine.ts';
import type { Clock } from '../world/clock.ts';
import type { World } from '../world/world.ts';
import type { Audit } from './audit.ts';

/** For an engine to answer, before it is said that nobody knows. */
export const LOOK_LIMIT_MS = 60_000;

type Intent = Extract<NumberedEntry, { readonly kind: 'intent' }>;

/** Intents that have no outcome: the server was ended before it could write one. */
export function openIntents(entries: readonly NumberedEntry[]): readonly Intent[] {
  const ended = new Set(entries.flatMap((entry) => (entry.kind === 'outcome' ? [entry.of] : [])));
  return entries.filter((entry): entry is Intent => entry.kind === 'intent' && !ended.has(entry.seq));
}

/** Each of them ends as unknown, with what the container looks like now. */
export async function closeOpenIntents(audit: Audit, world: World, clock: Clock): Promise<void> {
  const open = openIntents(await audit.opened);
  await Promise.all(
    open.map(async ({ seq, deed }) => {
      const says = await looksLike(world, clock, deed);
      await audit.close(seq, { result: 'unknown', says: `the server ended before it could tell: ${says}` });
    }),
  );
}

async function looksLike(world: World, clock: Clock, { host, container, name }: AuditDeed): Promise<string> {
  if (container === '') return 'see whether all actions are held';
  if (!(await isLive(world, clock, host))) return 'its engine does not answer';
  const id: ContainerId = `container:${container.slice('container:'.length)}`;
  try {
    await world.refresh(id);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return `its engine does not tell (${error.message})`;
  }
  const state = world.container(id)?.state;
  return state === undefined ? `${name} is gone` : `${name} is ${state}`;
}

/** Resolves when this host answers, or with false after a minute. */
function isLive({ map }: World, clock: Clock, host: string): Promise<boolean> {
  const live = () => hostsOf(map.records()).some(({ id, state }) => id === host && state === 'live');
  return new Promise((resolve) => {
    const settle = (found: boolean) => {
      cancel();
      undo();
      resolve(found);
    };
    const cancel = clock.after(LOOK_LIMIT_MS, () => settle(false));
    const undo = map.onPatch(() => {
      if (live()) settle(true);
    });
    if (live()) settle(true);
  });
}
