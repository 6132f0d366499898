import { waitsForTheEnd, type ContainerAction } from '../../shared/actions.ts';
import { DEFAULT_STOP_TIMEOUT_S, type Container, type ContainerId } from '../../shared/records.ts';

/** What a visitor asked of one container, and how far it came. Times in epoch milliseconds. */
export type Pending =
  /** Sent; the server has not answered. */
  | { readonly phase: 'asked'; readonly action: ContainerAction; readonly since: number }
  /** Done, as the server says; the world shows it once it reaches that revision. */
  | {
      readonly phase: 'accepted';
      readonly action: ContainerAction;
      readonly since: number;
      readonly epoch: string;
      readonly revision: number;
    }
  /** Kept a moment for the sign and the shaking building. */
  | {
      readonly phase: 'refused';
      readonly action: ContainerAction;
      readonly since: number;
      readonly message: string;
    }
  /** Nobody answered in time: the world will tell, whenever it does. */
  | { readonly phase: 'unknown'; readonly action: ContainerAction; readonly since: number };

export type PendingMap = ReadonlyMap<ContainerId, Pending>;

export interface WorldPoint {
  readonly epoch: string | null;
  readonly revision: number;
}

/** For the answer to come, after the engine has waited for the process to end. */
const ANSWER_MS = 10_000;
/** Of what waits for no process. */
const PLAIN_MS = 20_000;
/** A container that may take for ever is not awaited for ever: after a minute the visitor may kill it. */
const FOR_EVER_MS = 60_000;

export const mayTakeForEver = ({ stopTimeout }: Container, action: ContainerAction): boolean =>
  waitsForTheEnd(action) && stopTimeout !== undefined && stopTimeout < 0;

/** How long after the wish it is called unknown what became of it. */
export function unknownAfterMs(container: Container, action: ContainerAction): number {
  if (!waitsForTheEnd(action)) return PLAIN_MS;
  if (mayTakeForEver(container, action)) return FOR_EVER_MS;
  return (container.stopTimeout ?? DEFAULT_STOP_TIMEOUT_S) * 1000 + ANSWER_MS;
}

/** The action that is under way; null when nothing is, or when it was refused or lost. */
export const actionUnderWay = (pending: Pending | undefined): ContainerAction | null =>
  pending?.phase === 'asked' || pending?.phase === 'accepted' ? pending.action : null;

/** Whether the world shows what was awaited. Another run of the server has read everything anew. */
export const isReached = (awaited: WorldPoint, world: WorldPoint): boolean =>
  awaited.epoch !== world.epoch || world.revision >= awaited.revision;

/** Ends what the world has reached; the same map when nothing ended. */
export function endReached(entries: PendingMap, world: WorldPoint): PendingMap {
  const ended = [...entries].filter(([, entry]) => entry.phase === 'accepted' && isReached(entry, world));
  if (ended.length === 0) return entries;
  const next = new Map(entries);
  for (const [id] of ended) next.delete(id);
  return next;
}
