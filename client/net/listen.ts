import { unpackPatch } from '../../shared/packedWorld.ts';
import type { PackedPatch } from '../../shared/packedWorld.ts';
import type { Patch, Snapshot } from '../../shared/patch.ts';
import type { WorldRecord } from '../../shared/records.ts';
import type { Clock } from '../store/clock.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import type { GatewaySocket } from './socket.ts';

export interface Hearing {
  readonly world: WorldStore;
  readonly stats: StatsStore;
  readonly clock: Clock;
}

/** Everything that the server says goes to the stores. */
export function listen(socket: GatewaySocket, ports: Hearing): void {
  const { world } = ports;
  socket.on('hello', world.hello);
  socket.on('patch', (packed) => {
    takePatch(ports, packed, world.patch);
  });
  socket.on('bookmark', world.bookmark);
  socket.on('feed', world.addFeed);
  socket.on('offer', world.setOffer);
  socket.on('restraints', world.restrain);
  socket.on('bye', world.bye);
  socket.on('signedOut', (why) => {
    world.signOut(why);
    // Who has no session is not let in again: nothing is tried.
    socket.disconnect();
  });
  socket.on('disconnect', (_reason, details) => {
    const cutOff = closeReason(details);
    if (cutOff === '') world.lost();
    else world.bye(cutOff);
  });
  socket.on('connect_error', world.lost);
  listenToFigures(socket, ports);
}

/** A patch is taken whole or not at all; another version's is not ours to read: the world says that a reload is due. */
export function takePatch(ports: Hearing, packed: PackedPatch, take: (patch: Patch) => void): void {
  if (ports.world.getState().protocolMismatch) return;
  const patch = readPatch(packed);
  if (patch === null) {
    ports.world.unreadable();
    return;
  }
  forgetNewSlots(ports, patch.put);
  take(patch);
}

export function takeSnapshot(ports: Hearing, snapshot: Snapshot): void {
  forgetNewSlots(ports, snapshot.records);
  ports.world.snapshot(snapshot);
}

function readPatch(packed: PackedPatch): Patch | null {
  try {
    return unpackPatch(packed);
  } catch {
    return null;
  }
}

/** The server sends two frames at most that it has not been told to have arrived. */
function listenToFigures(socket: GatewaySocket, { world, stats, clock }: Hearing): void {
  let frames = 0;
  socket.on('hello', () => (frames = 0));
  socket.on('stats', (frame) => {
    frames += 1;
    socket.emit('statsSeen', frames);
    if (!world.getState().protocolMismatch) stats.apply(new Uint8Array(frame), clock.now());
  });
}

/** A slot that comes to another container must not show the figures of the one before. */
function forgetNewSlots({ world, stats }: Hearing, records: readonly WorldRecord[]): void {
  const known = world.getState().records;
  for (const record of records) {
    if (record.type !== 'container') continue;
    const before = known.get(record.id);
    if (before?.type !== 'container' || before.slot !== record.slot) stats.forget(record.slot);
  }
}

/** What the close frame of the WebSocket says; '' when there was none. */
function closeReason(details: unknown): string {
  if (typeof details !== 'object' || details === null || !('context' in details)) return '';
  const { context } = details;
  const hasReason = typeof context === 'object' && context !== null && 'reason' in context;
  return hasReason && typeof context.reason === 'string' ? context.reason : '';
}
