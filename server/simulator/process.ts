/** The life of a container's process: it begins, grows healthy, ends, and is begun again by its restart policy. */
import type { Run, SimulatedContainer } from './container.ts';
import { NEVER_RUN, workedMs } from './container.ts';
import type { Machine } from './machine.ts';
import { networkId } from './listJson.ts';
import { restartBackoff } from './restartPolicy.ts';

const FIRST_PID = 1_200;
const PID_SPAN = 60_000;
const PRINTED_LINES = 200;

interface End {
  readonly exitCode: number;
  readonly oomKilled?: boolean;
}

export function change(machine: Machine, id: string, run: Partial<Run>): void {
  const container = machine.containers.get(id);
  if (container !== undefined) machine.containers.put({ ...container, run: { ...container.run, ...run } });
}

export function tell(
  machine: Machine,
  container: SimulatedContainer,
  event: { readonly action: string; readonly attributes?: Readonly<Record<string, string>> },
): void {
  machine.events.publish({
    type: 'container',
    action: event.action,
    id: container.id,
    attributes: {
      ...container.spec.labels,
      image: container.spec.image,
      name: container.name,
      ...event.attributes,
    },
  });
}

export function begin(machine: Machine, container: SimulatedContainer): void {
  const { id, spec, run } = container;
  const now = machine.timers.now();
  tellNetwork(machine, container, 'connect');
  tellVolumes(machine, container, 'mount');
  change(machine, id, {
    ...NEVER_RUN,
    state: 'running',
    pid: FIRST_PID + Math.floor(machine.random() * PID_SPAN),
    startedAt: now,
    finishedAt: run.finishedAt,
    restartCount: run.restartCount,
    backoffMs: run.backoffMs,
    health: spec.program.health === null ? 'none' : 'starting',
    countedFrom: now,
    printed: [...run.printed, ...spec.program.output.map((line) => ({ ...line, at: now }))].slice(
      -PRINTED_LINES,
    ),
  });
  tell(machine, container, { action: 'start' });
  foresee(machine, id);
}

/** Sets the timers of a running container: its health, and its end if it has one. */
export function foresee(machine: Machine, id: string): void {
  const container = machine.containers.get(id);
  if (container?.run.state !== 'running') return;
  const { program } = container.spec;
  if (program.health !== null && container.run.health === 'starting') {
    const { settles, afterMs } = program.health;
    machine.timers.set({ id, name: 'health' }, afterMs, () => setHealth(machine, id, settles));
  }
  if (program.runsMs !== null) {
    const left = Math.max(0, program.runsMs - workedMs(container, machine.timers.now()));
    const end = { exitCode: program.exitCode, oomKilled: program.outOfMemory };
    machine.timers.set({ id, name: 'end' }, left, () => finish(machine, id, end));
  }
}

export function setHealth(machine: Machine, id: string, health: 'healthy' | 'unhealthy'): void {
  const container = machine.containers.get(id);
  if (container?.run.state !== 'running' || container.run.health === health) return;
  change(machine, id, { health });
  tell(machine, container, { action: `health_status: ${health}` });
}

/** The process is over. Its restart policy decides what comes next. */
export function finish(machine: Machine, id: string, end: End): void {
  const container = machine.containers.get(id);
  if (container === undefined || !isAlive(container)) return;
  machine.timers.clear(id);
  const now = machine.timers.now();
  const run = endedRun(container.run, end, now);
  const backoffMs = restartBackoff(container, end.exitCode, now);
  if (end.oomKilled === true) tell(machine, container, { action: 'oom' });
  if (backoffMs === null) change(machine, id, run);
  else awaitRestart(machine, id, { ...run, backoffMs, restartCount: run.restartCount + 1 });
  tell(machine, container, { action: 'die', attributes: { exitCode: String(end.exitCode) } });
  tellNetwork(machine, container, 'disconnect');
  tellVolumes(machine, container, 'unmount');
  if (container.spec.autoRemove && backoffMs === null) destroy(machine, container);
  announceDeath(machine, id);
}

const isAlive = ({ run }: SimulatedContainer): boolean => run.state === 'running' || run.state === 'paused';

/** The engine calls a container unhealthy once nothing checks it any more. */
const endedRun = (run: Run, { exitCode, oomKilled = false }: End, now: number): Run => ({
  ...NEVER_RUN,
  state: 'exited',
  startedAt: run.startedAt,
  finishedAt: now,
  exitCode,
  oomKilled,
  health: run.health === 'none' ? 'none' : 'unhealthy',
  restartCount: run.restartCount,
  endAsked: run.endAsked,
  printed: run.printed,
});

/** Puts a container into its wait for the next start. */
export function awaitRestart(machine: Machine, id: string, run: Partial<Run> & { backoffMs: number }): void {
  change(machine, id, { ...run, state: 'restarting' });
  machine.timers.set({ id, name: 'restart' }, run.backoffMs, () => {
    const waiting = machine.containers.get(id);
    if (waiting?.run.state === 'restarting') begin(machine, waiting);
  });
}

/** Ends a wait for the next start; the engine says nothing of it. */
export function giveUpRestart(machine: Machine, id: string): void {
  machine.timers.clear(id);
  change(machine, id, { state: 'exited', endAsked: true });
}

export function destroy(machine: Machine, container: SimulatedContainer): void {
  machine.timers.clear(container.id);
  machine.containers.remove(container.id);
  tell(machine, container, { action: 'destroy' });
}

function announceDeath(machine: Machine, id: string): void {
  const waiting = machine.deaths.get(id);
  machine.deaths.delete(id);
  for (const wake of waiting ?? []) wake();
}

function tellNetwork(
  machine: Machine,
  { id, spec }: SimulatedContainer,
  action: 'connect' | 'disconnect',
): void {
  const type = spec.network === 'none' ? 'null' : spec.network === 'host' ? 'host' : 'bridge';
  const attributes = { container: id, name: spec.network, type };
  machine.events.publish({ type: 'network', action, id: networkId(spec.network), attributes });
}

function tellVolumes(machine: Machine, { id, spec }: SimulatedContainer, action: 'mount' | 'unmount'): void {
  for (const { type, source, target, writable } of spec.mounts) {
    if (type !== 'volume') continue;
    const place = { destination: target, propagation: '', 'read/write': String(writable) };
    const attributes = { container: id, driver: 'local', ...(action === 'mount' ? place : {}) };
    machine.events.publish({ type: 'volume', action, id: source, attributes });
  }
}
