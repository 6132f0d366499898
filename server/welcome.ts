import { containersOf, hostsOf } from '../shared/records.ts';
import type { Host } from '../shared/records.ts';
import type { Config } from './config.ts';
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
export function welcomeLines({ world, url }: RunningServer, config: Config): readonly string[] {
  const hosts = hostsOf(world.map.records()).map((host) => hostLine(host, world, { url, config }));
  if (config.readOnly || config.kiosk) return hosts;
  return [
    ...hosts,
    'Every user of this machine can open it and pull its levers; --read-only takes the levers away.',
  ];
}

interface Place {
  readonly url: string;
  readonly config: Config;
}

function hostLine(host: Host, world: World, { url, config }: Place): string {
  if (host.simulated) return simulatedLine(host, world, { url, config });
  if (host.problem !== null)
    return `Cratecraft is on ${url} and keeps trying to reach its engine: ${host.problem}`;
  const engine = `Docker ${host.engineVersion ?? 'engine'} at ${host.address}`;
  return `Cratecraft shows ${host.name} (${engine}) on ${url}`;
}

function simulatedLine(host: Host, world: World, { url, config }: Place): string {
  const count = containersOf(world.map.records()).filter((container) => container.host === host.id).length;
  const why = config.engine.length === 0 ? ', because there is no Docker engine on this machine' : '';
  return `Cratecraft shows a simulated engine with ${String(count)} containers on ${url}${why}`;
}
