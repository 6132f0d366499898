import type { IncomingMessage } from 'node:http';
import { isLoopback } from './access/addresses.ts';
import type { Listening } from './access/addresses.ts';
import type { AccessStore } from './access/credentials.ts';
import { createDoor } from './access/door.ts';
import type { Door } from './access/door.ts';
import { createLoginLimit } from './access/loginLimit.ts';
import { capOf } from './access/role.ts';
import { newSecret } from './access/secrets.ts';
import { visitorAddress } from './access/visitorAddress.ts';
import type { Config } from './config.ts';
import { accessPath, openAccessStore } from './store/accessStore.ts';
import { MEMORY } from './store/store.ts';

export interface Entrance {
  readonly door: Door;
  readonly store: AccessStore;
  /** Whether one more sign-in from that address may be tried. */
  readonly mayTry: (address: string) => boolean;
  /** Where somebody comes from, also through a proxy of ours. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** By which names become aliases at a kiosk; null where it shows them. */
  readonly aliasKey: string | null;
}

/** Whether everybody signs in: whoever is named to the outside is reached from there. */
export const isLocked = ({ host, requireLogin, publicUrl }: Config): boolean =>
  requireLogin || !isLoopback(host) || publicUrl.length > 0;

/** Throws StoreError. */
export function openEntrance(config: Config, now: () => number): Entrance {
  const { dataDir, viewerLogs, operatorRemoves } = config;
  const store = openAccessStore(dataDir === MEMORY ? MEMORY : accessPath(dataDir));
  store.purge(now());
  // What one visitor chooses all see: where nobody signs in, that is the local user alone.
  const optIns = { viewerLogs, operatorRemoves, viewerChooses: !isLocked(config) };
  const door = createDoor({ store, isLocked: isLocked(config), cap: capOf(config), optIns, now });
  const aliasKey = config.kioskNames === 'alias' ? aliasKeyIn(store) : null;
  const addressOf = (request: IncomingMessage) => visitorAddress(request, config.publicUrl.length > 0);
  return { door, store, mayTry: createLoginLimit(now), addressOf, aliasKey };
}

/** Kept, so that a house is called the same after a restart. */
function aliasKeyIn(store: AccessStore): string {
  const key = store.note('aliases') ?? newSecret();
  store.setNote('aliases', key);
  return key;
}

export const listeningOf = ({ host, publicUrl }: Config, port: number): Listening => ({
  ...{ host, port, publicOrigins: publicUrl },
});
