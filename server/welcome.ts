import { containersOf, hostsOf } from '../shared/records.ts';
import type { Host } from '../shared/records.ts';
import { isLoopback } from './access/addresses.ts';
import { publicAddress } from './config.ts';
import type { Config } from './config.ts';
import { isLocked } from './entrance.ts';
import type { RunningServer } from './server.ts';
import type { World } from './world/world.ts';

/** Resolves when every engine has answered or failed once, or after `limitMs`. */
export function untilMet(world: World, limitMs: number): Promise<void> {
  const isMet = () =>
    hostsOf(world.map.records()).every(({ state }) => state !== 'connecting' && state !== 'syncing');
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      undo();
      resolve();
    };
    const timer = setTimeout(done, limitMs);
    const undo = world.map.onPatch(() => {
      if (isMet()) done();
    });
    if (isMet()) done();
  });
}

/** What the terminal says once the server runs: what is shown, and where. */
export function welcomeLines(server: RunningServer, config: Config): readonly string[] {
  const lines = hostsOf(server.world.map.records()).map((host) => hostLine(host, server));
  const address = publicAddress(config);
  const reached = address === undefined ? [] : [`Browsers reach it as ${address}.`];
  return [...lines, ...reached, ...accessLines(config)];
}

/** Who comes in, where that may surprise. */
function accessLines(config: Config): readonly string[] {
  if (isLocked(config)) {
    const isPlain = !isLoopback(config.host) && !config.publicUrl.some((url) => url.startsWith('https:'));
    const heard = isPlain
      ? '; what it says can be heard in the network, unless a TLS proxy stands before it'
      : '';
    return [`Everybody signs in with a token of "token create"${heard}.`];
  }
  const open = 'Every user of this machine can open it';
  if (config.readOnly || config.kiosk) return [`${open}; --require-login asks them for a token.`];
  return [
    `${open} and pull its levers; --read-only takes the levers away, --require-login asks them for a token.`,
  ];
}

function hostLine(host: Host, server: RunningServer): string {
  const { url } = server;
  if (host.simulated) return simulatedLine(host, server);
  if (host.problem !== null)
    return `Cratecraft is on ${url} and keeps trying to reach its engine: ${host.problem}`;
  const engine = `Docker ${host.engineVersion ?? 'engine'} at ${host.address}`;
  return `Cratecraft shows ${host.name} (${engine}) on ${url}`;
}

function simulatedLine(host: Host, { world, url, missing }: RunningServer): string {
  const count = containersOf(world.map.records()).filter((container) => container.host === host.id).length;
  const why = missing === null ? '' : `, because there is no Docker engine at ${missing}`;
  return `Cratecraft shows a simulated engine with ${String(count)} containers on ${url}${why}`;
}
