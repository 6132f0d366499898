import { io, type Socket } from 'socket.io-client';
import * as parser from 'socket.io-msgpack-parser';
import type {
  ActionResult,
  ClientToServer,
  Intent,
  ServerToClient,
  Watching,
} from '../../shared/protocol.ts';
import type { WorldRecord } from '../../shared/records.ts';
import type { Clock } from '../store/clock.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { createSnapshotFetcher } from './snapshot.ts';
import { followVisibility } from './visibility.ts';

const ANSWER_LIMIT_MS = 30_000;
const FIRST_RECONNECT_MS = 250;
const LONGEST_RECONNECT_MS = 4_000;
const AFTER_DISMISSAL_MS = 1_000;

type GatewaySocket = Socket<ServerToClient, ClientToServer>;

export interface GatewayPorts {
  /** The page's own address, which ends with the base path: `new URL('.', document.baseURI)`. */
  readonly base: URL;
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly stats: StatsStore;
  readonly clock: Clock;
}

export interface Gateway {
  /** Always settles: without an answer for so long (30 s), or without a connection, as the refusal `unreachable`. */
  readonly sendIntent: (intent: Intent, answerLimitMs?: number) => Promise<ActionResult>;
  /** Whose live figures are wanted; while the page is hidden none are. */
  readonly watchStats: (wanted: Watching) => void;
  readonly close: () => void;
}

/** Keeps the world equal to the server's, for ever: what fails is tried again, and the world says that it is not live. */
export function connectGateway(ports: GatewayPorts): Gateway {
  const { base, world, pending, clock } = ports;
  const socket = openSocket(base);
  const snapshots = createSnapshotFetcher({
    url: new URL('api/snapshot', base),
    clock,
    onSnapshot: (snapshot) => {
      forgetNewSlots(ports, snapshot.records);
      world.snapshot(snapshot);
    },
    isAwaited: () => world.getState().phase === 'awaiting',
  });
  const stopFollowing = world.subscribe((next, previous) => {
    if (next.revision !== previous.revision || next.epoch !== previous.epoch) pending.reach(next);
    if (next.phase === 'awaiting') snapshots.want();
  });
  const watching = followVisibility(socket);
  listen(socket, ports);
  const stopRetrying = retryAfterDismissal(socket, clock);
  snapshots.want();
  return {
    sendIntent: (intent, answerLimitMs = ANSWER_LIMIT_MS) => send(socket, intent, answerLimitMs),
    watchStats: watching.want,
    close: () => {
      stopFollowing();
      stopRetrying();
      watching.close();
      snapshots.close();
      socket.disconnect();
    },
  };
}

const openSocket = (base: URL): GatewaySocket =>
  io(base.origin, {
    path: new URL('socket.io/', base).pathname,
    transports: ['websocket'],
    parser,
    reconnectionDelay: FIRST_RECONNECT_MS,
    reconnectionDelayMax: LONGEST_RECONNECT_MS,
  });

function listen(socket: GatewaySocket, ports: GatewayPorts): void {
  const { world, stats, clock } = ports;
  socket.on('hello', world.hello);
  socket.on('patch', (patch) => {
    forgetNewSlots(ports, patch.put);
    world.patch(patch);
  });
  socket.on('stats', (frame) => {
    // Another version's frames are not ours to read; the world says already that a reload is due.
    if (!world.getState().protocolMismatch) stats.apply(new Uint8Array(frame), clock.now());
  });
  socket.on('feed', world.addFeed);
  socket.on('offer', world.setOffer);
  socket.on('bye', world.bye);
  socket.on('disconnect', world.lost);
  socket.on('connect_error', world.lost);
}

/** A slot that comes to another container must not show the figures of the one before. */
function forgetNewSlots({ world, stats }: GatewayPorts, records: readonly WorldRecord[]): void {
  const known = world.getState().records;
  for (const record of records) {
    if (record.type !== 'container') continue;
    const before = known.get(record.id);
    if (before?.type !== 'container' || before.slot !== record.slot) stats.forget(record.slot);
  }
}

/** socket.io comes back by itself after a loss, but not after the server itself has closed the socket. */
function retryAfterDismissal(socket: GatewaySocket, clock: Clock): () => void {
  let callOff: () => void = () => undefined;
  socket.on('disconnect', (reason) => {
    if (reason !== 'io server disconnect') return;
    callOff = clock.after(AFTER_DISMISSAL_MS, () => socket.connect());
  });
  return () => callOff();
}

function send(socket: GatewaySocket, intent: Intent, answerLimitMs: number): Promise<ActionResult> {
  if (!socket.connected) {
    return Promise.resolve(unreachable('the connection to the server is lost: nothing was sent'));
  }
  return new Promise((resolve) => {
    socket.timeout(answerLimitMs).emit('intent', intent, (error: Error | null, result) => {
      resolve(
        error === null ? result : unreachable('the server did not answer: the town will show what was done'),
      );
    });
  });
}

const unreachable = (message: string): ActionResult => ({ ok: false, code: 'unreachable', message });
