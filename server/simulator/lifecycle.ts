/** What a client may ask of a container, with the refusals in the engine's own words. */
import type { SimulatedContainer } from './container.ts';
import { isUp, workedMs } from './container.ts';
import type { Answer, Machine } from './machine.ts';
import { ALREADY_SO, DONE } from './machine.ts';
import { begin, change, destroy, finish, foresee, giveUpRestart, tell } from './process.ts';
import { SIGKILL, SIGTERM, asksToEnd, signalNumber } from './signals.ts';

const KILLED_EXIT = 128 + SIGKILL;

const conflict = (message: string): Answer => ({ status: 409, message });

export function start(machine: Machine, container: SimulatedContainer): Answer {
  if (container.run.state === 'paused')
    return conflict('cannot start a paused container, try unpause instead');
  if (isUp(container)) return ALREADY_SO;
  if (container.run.state === 'dead') {
    return conflict('container is marked for removal and cannot be started');
  }
  begin(machine, { ...container, run: { ...container.run, restartCount: 0, backoffMs: 0 } });
  return DONE;
}

/** Resolves when the process has ended; after `timeoutMs` it is killed. */
export async function stop(
  machine: Machine,
  container: SimulatedContainer,
  timeoutMs: number,
): Promise<Answer> {
  if (!isUp(container)) return ALREADY_SO;
  if (container.run.state === 'restarting') giveUpRestart(machine, container.id);
  else await endProcess(machine, container, timeoutMs);
  tell(machine, machine.containers.get(container.id) ?? container, { action: 'stop' });
  return DONE;
}

export async function restart(
  machine: Machine,
  container: SimulatedContainer,
  timeoutMs: number,
): Promise<Answer> {
  if (isUp(container)) await stop(machine, container, timeoutMs);
  const stopped = machine.containers.get(container.id);
  if (stopped === undefined) return noSuch(container.id);
  if (!isUp(stopped)) start(machine, stopped);
  tell(machine, stopped, { action: 'restart' });
  return DONE;
}

export function pause(machine: Machine, container: SimulatedContainer): Answer {
  const { id, run } = container;
  if (run.state === 'paused') return conflict(`Container ${id} is already paused`);
  if (run.state === 'restarting') {
    return conflict(`Container ${id} is restarting, wait until the container is running`);
  }
  if (run.state !== 'running') return conflict(`Container ${id} is not running`);
  machine.timers.clear(id);
  change(machine, id, {
    state: 'paused',
    consumedMs: workedMs(container, machine.timers.now()),
    countedFrom: null,
  });
  tell(machine, container, { action: 'pause' });
  return DONE;
}

export function unpause(machine: Machine, container: SimulatedContainer): Answer {
  const { id, run } = container;
  if (run.state !== 'paused') return { status: 500, message: `Container ${id} is not paused` };
  change(machine, id, { state: 'running', countedFrom: machine.timers.now() });
  tell(machine, container, { action: 'unpause' });
  foresee(machine, id);
  return DONE;
}

export function kill(machine: Machine, container: SimulatedContainer, signalText: string): Answer {
  const { id, run } = container;
  const signal = signalNumber(signalText);
  if (signal === null) return { status: 400, message: `Invalid signal: ${signalText}` };
  if (!isUp(container)) return conflict(`Container ${id} is not running`);
  if (run.state === 'restarting') giveUpRestart(machine, id);
  else send(machine, container, signal);
  return DONE;
}

/** Also removes what runs when forced: it is killed first. */
export function remove(machine: Machine, container: SimulatedContainer, force: boolean): Answer {
  const { id, run } = container;
  if (isUp(container) && !force) {
    const first = run.state === 'paused' ? 'Unpause and then stop the container' : 'Stop the container';
    return conflict(
      `You cannot remove a ${run.state} container ${id}. ${first} before attempting removal or force remove`,
    );
  }
  if (run.state === 'restarting') giveUpRestart(machine, id);
  else if (isUp(container)) send(machine, container, SIGKILL);
  const ended = machine.containers.get(id);
  if (ended !== undefined) destroy(machine, ended);
  return DONE;
}

export const noSuch = (reference: string): Answer => ({
  status: 404,
  message: `No such container: ${reference}`,
});

/** A signal resumes a paused process, as the engine does it. */
function send(machine: Machine, container: SimulatedContainer, signal: number): void {
  const { id, spec, run } = container;
  change(machine, id, { endAsked: true });
  tell(machine, container, { action: 'kill', attributes: { signal: String(signal) } });
  const current = machine.containers.get(id);
  if (run.state === 'paused' && current !== undefined) unpause(machine, current);
  if (signal === SIGKILL) finish(machine, id, { exitCode: KILLED_EXIT });
  const { onTerm } = spec.program;
  if (!asksToEnd(signal) || onTerm === null) return;
  machine.timers.set({ id, name: 'end' }, onTerm.afterMs, () => {
    finish(machine, id, { exitCode: onTerm.exitCode });
  });
}

function endProcess(machine: Machine, container: SimulatedContainer, timeoutMs: number): Promise<void> {
  const { id } = container;
  return new Promise((resolve) => {
    const waiting = machine.deaths.get(id) ?? new Set();
    machine.deaths.set(id, waiting.add(resolve));
    send(machine, container, SIGTERM);
    machine.timers.set({ id, name: 'kill' }, timeoutMs, () => {
      const current = machine.containers.get(id);
      if (current !== undefined) send(machine, current, SIGKILL);
    });
  });
}
