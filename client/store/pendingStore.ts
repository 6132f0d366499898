import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ContainerAction } from '../../shared/actions.ts';
import type { ActionResult, RemovalTicket } from '../../shared/intents.ts';
import type { ContainerId } from '../../shared/records.ts';
import type { Clock } from './clock.ts';
import {
  actionUnderWay,
  endReached,
  isReached,
  type Pending,
  type PendingMap,
  type WorldPoint,
} from './pending.ts';

type TakeAnswer = (result: ActionResult) => 'awaited' | 'late';

/** The open case of a remove button. */
export interface Armed {
  readonly id: ContainerId;
  /** Epoch milliseconds at which the case closes again. */
  readonly until: number;
  readonly ticket: RemovalTicket;
}

/** How long a wish is waited for, and who is told when that was in vain. */
export interface Patience {
  readonly ms: number;
  readonly onUnknown: () => void;
}

export interface PendingState {
  readonly entries: PendingMap;
  readonly armed: Armed | null;
}

export interface PendingStore extends Pick<
  StoreApi<PendingState>,
  'getState' | 'getInitialState' | 'setState' | 'subscribe'
> {
  /** What it answers takes the server's answer to this very wish, whenever it comes, and says whether it was awaited still. */
  readonly ask: (id: ContainerId, action: ContainerAction, patience: Patience) => TakeAnswer;
  /** A refusal that needed no server. */
  readonly refuse: (id: ContainerId, action: ContainerAction, message: string) => void;
  readonly reach: (world: WorldPoint) => void;
  /** Tells when the case has closed by itself, neither pressed again nor closed for another one. */
  readonly arm: (id: ContainerId, ticket: RemovalTicket, onLapse?: () => void) => void;
  readonly disarm: () => void;
}

export const REFUSAL_SHOWN_MS = 4_000;
export const ARMED_MS = 5_000;

type Inner = StoreApi<PendingState>;

/** Holds what is asked of containers until the world shows it, it is refused, or nobody knows. */
export function createPendingStore(clock: Clock): PendingStore {
  const store = createStore<PendingState>(() => ({ entries: new Map(), armed: null }));
  let world: WorldPoint = { epoch: null, revision: 0 };
  const refuse = (id: ContainerId, action: ContainerAction, message: string) =>
    showBriefly({ store, clock }, id, { phase: 'refused', action, since: clock.now(), message });

  return {
    ...store,
    refuse,
    ask: (id, action, patience) => {
      const asked = { phase: 'asked', action, since: clock.now() } as const;
      put(store, id, asked);
      clock.after(patience.ms, () => {
        if (!isUnderWay(store, id, asked)) return;
        showBriefly({ store, clock }, id, { phase: 'unknown', action, since: clock.now() });
        patience.onUnknown();
      });
      return (result) => {
        // Given up as unknown, or asked anew since: the world itself will tell.
        if (store.getState().entries.get(id) !== asked) return 'late';
        if (!result.ok) refuse(id, action, result.message);
        else if (isReached(result, world)) end(store, id, asked);
        else put(store, id, { ...asked, phase: 'accepted', epoch: result.epoch, revision: result.revision });
        return 'awaited';
      };
    },
    reach: (point) => {
      world = { epoch: point.epoch, revision: point.revision };
      const { entries } = store.getState();
      const left = endReached(entries, world);
      if (left !== entries) store.setState({ entries: left });
    },
    arm: (id, ticket, onLapse) => {
      const shownMs = Math.min(ARMED_MS, ticket.validMs);
      arm({ store, clock }, { id, ticket, until: clock.now() + shownMs }, onLapse);
    },
    disarm: () => store.setState({ armed: null }),
  };
}

interface Timed {
  readonly store: Inner;
  readonly clock: Clock;
}

const put = (store: Inner, id: ContainerId, entry: Pending): void =>
  store.setState(({ entries }) => ({ entries: new Map(entries).set(id, entry) }));

function end(store: Inner, id: ContainerId, entry: Pending): void {
  const { entries } = store.getState();
  if (entries.get(id) === entry) store.setState({ entries: without(entries, id) });
}

function showBriefly({ store, clock }: Timed, id: ContainerId, entry: Pending): void {
  put(store, id, entry);
  clock.after(REFUSAL_SHOWN_MS, () => end(store, id, entry));
}

function isUnderWay(store: Inner, id: ContainerId, asked: Pending): boolean {
  const entry = store.getState().entries.get(id);
  return actionUnderWay(entry) === asked.action && entry?.since === asked.since;
}

function arm({ store, clock }: Timed, armed: Armed, onLapse: (() => void) | undefined): void {
  store.setState({ armed });
  clock.after(armed.until - clock.now(), () => {
    if (store.getState().armed !== armed) return;
    store.setState({ armed: null });
    onLapse?.();
  });
}

function without(entries: PendingMap, id: ContainerId): PendingMap {
  const next = new Map(entries);
  next.delete(id);
  return next;
}
