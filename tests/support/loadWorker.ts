/**
 * A process with many clients: the page's own client code without its page. Their sockets can be cut and frozen, each
 * for itself. Started by `loadClients.ts`, which says what the messages mean.
 */
import { subscribe } from 'node:diagnostics_channel';
import { setMaxListeners } from 'node:events';
import { Socket } from 'node:net';
import { connectGateway, type Gateway } from '../../client/net/connect.ts';
import { browserClock } from '../../client/store/clock.ts';
import { createPendingStore } from '../../client/store/pendingStore.ts';
import { createStatsStore } from '../../client/store/statsStore.ts';
import { createWorldStore, type WorldStore } from '../../client/store/worldStore.ts';
import { connectClient } from '../server/support/command.ts';
import type { LoadCommand, LoadReport } from './loadClients.ts';
import { digestOf } from './digest.ts';

interface LoadClient {
  readonly world: WorldStore;
  readonly gateway: Gateway;
}

const clients: LoadClient[] = [];
const sockets = new Set<Socket>();
/** Revision → the hash that the first client held there. */
const hashes = new Map<number, number>();
const counts = { applied: 0, conflicts: 0, frames: 0 };
let bytesOfClosed = 0;

// The page's visibility, for a client that looks at no figures.
const page = Object.assign(new EventTarget(), { hidden: true });
setMaxListeners(0, page);
Object.assign(globalThis, { document: page });

subscribe('net.client.socket', (message) => {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return;
  const { socket } = message;
  if (!(socket instanceof Socket)) return;
  sockets.add(socket);
  socket.once('close', () => {
    sockets.delete(socket);
    bytesOfClosed += socket.bytesRead;
  });
});

function join(url: string) {
  const world = createWorldStore(Date.now);
  const pending = createPendingStore(browserClock);
  world.subscribe((next, previous) => {
    if (next.phase !== 'current' || next.revision === previous.revision) return;
    counts.applied += 1;
    const { revision, marks } = next;
    const known = hashes.get(revision);
    if (known === undefined) hashes.set(revision, marks.hash);
    else if (known !== marks.hash) counts.conflicts += 1;
  });
  const ports = { world, pending, stats, clock: browserClock };
  clients.push({ world, gateway: connectGateway({ base: new URL(url), ...ports }) });
}

function watch(url: string) {
  const client = connectClient(url);
  client.on('hello', () => client.emit('watchStats', true));
  client.on('stats', () => (counts.frames += 1));
}

/** One for all: it is large, and nobody looks. */
const stats = createStatsStore();

const chosen = (share: number): Socket[] => [...sockets].filter(() => Math.random() < share);

function freeze(socket: Socket, ms: number) {
  socket.pause();
  setTimeout(() => socket.resume(), ms);
}

function obey(command: LoadCommand): LoadReport | null {
  switch (command.kind) {
    case 'join':
      Array.from({ length: command.count }, () => {
        join(command.url);
      });
      return null;
    case 'cut':
      chosen(command.share).forEach((socket) => socket.destroy());
      return null;
    case 'freeze':
      chosen(command.share).forEach((socket) => {
        freeze(socket, command.ms);
      });
      return null;
    case 'watch':
      Array.from({ length: command.count }, () => {
        watch(command.url);
      });
      return null;
    case 'leave':
      clients.splice(0).forEach(({ gateway }) => {
        gateway.close();
      });
      return null;
    case 'report':
      return report(command.isWhole);
  }
}

function report(isWhole: boolean): LoadReport {
  const states = clients.map(({ world }) => world.getState());
  return {
    ...counts,
    sockets: sockets.size,
    bytes: [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, bytesOfClosed),
    live: states.filter(({ connection }) => connection === 'live').length,
    revisions: [
      Math.min(...states.map(({ revision }) => revision)),
      Math.max(...states.map(({ revision }) => revision)),
    ],
    resyncs: states.reduce((sum, { resyncs }) => sum + resyncs, 0),
    epochs: [...new Set(states.map(({ epoch }) => epoch))],
    digests: isWhole ? [...new Set(states.map(({ records }) => digestOf(records.values())))] : [],
    hashes: isWhole ? [...hashes] : [],
  };
}

process.on('message', (command: LoadCommand) => process.send?.(obey(command)));
process.on('disconnect', () => process.exit(0));
