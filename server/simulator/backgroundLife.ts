/** What happens in a town by itself, beside crash loops and leaks: jobs run again, somebody restarts something. */
import type { SimulatedContainer } from './container.ts';
import { restart, start } from './lifecycle.ts';
import type { Machine } from './machine.ts';
import { setHealth } from './process.ts';
import { pick } from './random.ts';

/** Containers a town needs for one happening a minute; large fleets are capped by the shortest wait. */
const CONTAINERS_PER_HAPPENING = 30;
const MINUTE = 60_000;
const SHORTEST_WAIT_MS = 1_500;
const LONGEST_WAIT_MS = 45_000;
const RECOVERY_MS = 25_000;
const STOP_MS = 10_000;
const TRIES = 12;

/** Until the machine's timers close. */
export function liveOn(machine: Machine): void {
  const mean = MINUTE / Math.max(1, machine.containers.size / CONTAINERS_PER_HAPPENING);
  const wait = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, mean)) * (0.5 + machine.random());
  machine.timers.after(wait, () => {
    happen(machine);
    liveOn(machine);
  });
}

/** Tries a few containers until one is found that something usual can happen to. */
function happen(machine: Machine): void {
  const containers = machine.containers.all();
  if (containers.length === 0) return;
  for (let i = 0; i < TRIES; i++) {
    if (befall(machine, pick(machine.random, containers))) return;
  }
}

/** What a person stopped stays stopped, and what alarms goes on alarming until a person looks. */
function befall(machine: Machine, container: SimulatedContainer): boolean {
  const { run, spec } = container;
  if (isFinishedJob(container)) return start(machine, container).status === 204;
  if (run.state !== 'running' || run.health === 'unhealthy' || run.health === 'starting') return false;
  if (spec.kind === 'worker') void restart(machine, container, STOP_MS);
  else if (spec.kind === 'api' && run.health === 'healthy') stumble(machine, container.id);
  else return false;
  return true;
}

const isFinishedJob = ({ run, spec }: SimulatedContainer): boolean =>
  spec.kind === 'batch' && run.state === 'exited' && spec.program.exitCode === 0;

function stumble(machine: Machine, id: string): void {
  setHealth(machine, id, 'unhealthy');
  machine.timers.set({ id, name: 'health' }, RECOVERY_MS, () => setHealth(machine, id, 'healthy'));
}
