import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Restraints, Standing } from '../../shared/actions.ts';
import type { Bookmark } from '../../shared/bookmark.ts';
import type { FeedItem } from '../../shared/feed.ts';
import { LOCAL_USER, type Hello } from '../../shared/hello.ts';
import type { EngineOffer } from '../../shared/intents.ts';
import type { Patch, Snapshot } from '../../shared/patch.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import type { Container, ContainerId, RecordMap } from '../../shared/records.ts';
import { NO_OPT_INS, rightsOf } from '../../shared/roles.ts';
import {
  applyBookmark,
  applyHello,
  applyLoss,
  applyPatch,
  applyResumed,
  applySnapshot,
  applyUnreadable,
  emptyMirror,
  type Mirror,
} from './mirror.ts';

/** `live` only while the socket is connected and the records continue without a gap. */
export type Connection = 'connecting' | 'live' | 'lost';

export interface WorldState extends Mirror {
  readonly connection: Connection;
  /** Epoch milliseconds of the last change of `connection`. */
  readonly connectionSince: number;
  /** Why the server said that it ends; null when it said nothing. */
  readonly byeReason: string | null;
  /** Why this page has no session any more, as a sentence; null while it has one. */
  readonly signedOut: string | null;
  /** The server speaks another version than this page: only a reload helps. */
  readonly protocolMismatch: boolean;
  readonly user: string;
  /** With what nobody may now. */
  readonly rights: Standing;
  readonly offer: EngineOffer | null;
  /** Newest last. */
  readonly feed: readonly FeedItem[];
}

/** The world as the page holds it; only `client/net` calls its functions, everybody may read and subscribe. */
export interface WorldStore extends Pick<
  StoreApi<WorldState>,
  'getState' | 'getInitialState' | 'setState' | 'subscribe'
> {
  readonly hello: (hello: Hello) => void;
  readonly patch: (patch: Patch) => void;
  /** The answer to who asked to resume. */
  readonly resumed: (patch: Patch) => void;
  readonly bookmark: (bookmark: Bookmark) => void;
  /** Something came that cannot be read. */
  readonly unreadable: () => void;
  readonly snapshot: (snapshot: Snapshot) => void;
  readonly lost: () => void;
  readonly bye: (reason: string) => void;
  readonly signOut: (why: string) => void;
  readonly addFeed: (items: readonly FeedItem[]) => void;
  readonly setOffer: (offer: EngineOffer | null) => void;
  readonly restrain: (restraints: Restraints) => void;
}

export const FEED_MAX = 50;

/** @param now epoch milliseconds */
export function createWorldStore(now: () => number): WorldStore {
  const store = createStore<WorldState>(() => startState(now()));
  const change = (next: (state: WorldState) => WorldState) =>
    store.setState((state) => withConnection(state, next(state), now()), true);
  return {
    ...store,
    hello: (hello) => change((state) => greeted(state, hello)),
    patch: (patch) => change((state) => ({ ...state, ...applyPatch(state, patch) })),
    resumed: (patch) => change((state) => ({ ...state, ...applyResumed(state, patch) })),
    bookmark: (bookmark) => change((state) => ({ ...state, ...applyBookmark(state, bookmark) })),
    unreadable: () => change((state) => ({ ...state, ...applyUnreadable(state) })),
    snapshot: (snapshot) => change((state) => fetched(state, snapshot)),
    lost: () => change((state) => ({ ...state, ...applyLoss(state), connection: 'lost' })),
    bye: (byeReason) => change((state) => ({ ...state, ...applyLoss(state), connection: 'lost', byeReason })),
    signOut: (signedOut) =>
      change((state) => ({ ...state, ...applyLoss(state), connection: 'lost', signedOut })),
    addFeed: (items) => change((state) => ({ ...state, feed: [...state.feed, ...items].slice(-FEED_MAX) })),
    setOffer: (offer) => change((state) => ({ ...state, offer })),
    restrain: (restraints) => change((state) => ({ ...state, rights: { ...state.rights, restraints } })),
  };
}

/** The container of this id, or undefined when it is gone. */
export function containerIn(records: RecordMap, id: ContainerId | null): Container | undefined {
  const record = id === null ? undefined : records.get(id);
  return record?.type === 'container' ? record : undefined;
}

const startState = (now: number): WorldState => ({
  ...emptyMirror,
  connection: 'connecting',
  connectionSince: now,
  byeReason: null,
  signedOut: null,
  protocolMismatch: false,
  user: LOCAL_USER,
  rights: rightsOf('viewer', NO_OPT_INS),
  offer: null,
  feed: [],
});

function greeted(state: WorldState, hello: Hello): WorldState {
  const protocolMismatch = hello.protocol !== PROTOCOL_VERSION;
  const { user, rights } = protocolMismatch ? state : { ...hello, rights: standingOf(hello) };
  const greeting = { user, rights, protocolMismatch, byeReason: null, signedOut: null };
  return { ...state, ...applyHello(state, hello), ...greeting };
}

const standingOf = ({ rights, restraints }: Hello): Standing => ({ ...rights, restraints });

function fetched(state: WorldState, snapshot: Snapshot): WorldState {
  if (snapshot.protocol !== PROTOCOL_VERSION) return { ...state, protocolMismatch: true };
  return { ...state, ...applySnapshot(state, snapshot) };
}

/** The connection follows from the socket and the mirror; nobody sets `live`. */
function withConnection(previous: WorldState, next: WorldState, now: number): WorldState {
  const connection = connectionOf(next);
  if (connection === previous.connection)
    return next.connection === connection ? next : { ...next, connection };
  return { ...next, connection, connectionSince: now };
}

function connectionOf(state: WorldState): Connection {
  if (state.socketEpoch === null) return state.connection === 'live' ? 'lost' : state.connection;
  return state.phase === 'current' && !state.protocolMismatch ? 'live' : 'connecting';
}
