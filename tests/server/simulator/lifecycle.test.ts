import { describe, expect, test } from 'vitest';
import type { ContainerState } from '../../../shared/records.ts';
import { allowedActions } from '../../../shared/actions.ts';
import { kill, pause, remove, restart, start, stop, unpause } from '../../../server/simulator/lifecycle.ts';
import { rename } from '../../../server/simulator/rename.ts';
import type { Answer } from '../../../server/simulator/machine.ts';
import type { Workbench } from './machines.ts';
import { ID, workbench } from './machines.ts';

const REACH: Readonly<Record<'created' | 'running' | 'paused' | 'restarting' | 'exited', () => Workbench>> = {
  created: () => workbench(),
  running: () => begun(workbench()),
  paused: () => {
    const bench = begun(workbench());
    pause(bench.machine, bench.it());
    return bench;
  },
  restarting: () => {
    const bench = begun(workbench({ restartPolicy: { name: 'always', maximumRetries: 0 } }));
    bench.machine.timers.set({ id: ID, name: 'end' }, 0, () => undefined);
    const { containers } = bench.machine;
    containers.put({ ...bench.it(), run: { ...bench.it().run, state: 'restarting', exitCode: 1 } });
    return bench;
  },
  exited: () => {
    const bench = begun(workbench());
    kill(bench.machine, bench.it(), 'KILL');
    return bench;
  },
};

function begun(bench: Workbench): Workbench {
  start(bench.machine, bench.it());
  return bench;
}

const OPERATIONS: Readonly<Record<string, (bench: Workbench) => Answer | Promise<Answer>>> = {
  start: ({ machine, it }) => start(machine, it()),
  stop: ({ machine, it }) => stop(machine, it(), 0),
  restart: ({ machine, it }) => restart(machine, it(), 0),
  pause: ({ machine, it }) => pause(machine, it()),
  unpause: ({ machine, it }) => unpause(machine, it()),
  kill: ({ machine, it }) => kill(machine, it(), 'KILL'),
  remove: ({ machine, it }) => remove(machine, it(), false),
};

async function ask(state: keyof typeof REACH, operation: string) {
  const bench = REACH[state]();
  const answer = OPERATIONS[operation]?.(bench);
  await bench.clock.advance(1);
  const after: ContainerState | 'gone' = bench.machine.containers.get(ID)?.run.state ?? 'gone';
  if (answer === undefined) throw new Error(`no operation ${operation}`);
  return { ...(await answer), after };
}

describe('what the engine answers in each state', () => {
  const running = 'is not running';
  test.each([
    ['created', 'start', { status: 204, after: 'running' }],
    ['created', 'stop', { status: 304, after: 'created' }],
    ['created', 'restart', { status: 204, after: 'running' }],
    ['created', 'pause', { status: 409, message: `Container ${ID} ${running}`, after: 'created' }],
    ['created', 'unpause', { status: 500, message: `Container ${ID} is not paused`, after: 'created' }],
    ['created', 'kill', { status: 409, message: `Container ${ID} ${running}`, after: 'created' }],
    ['created', 'remove', { status: 204, after: 'gone' }],
    ['running', 'start', { status: 304, after: 'running' }],
    ['running', 'stop', { status: 204, after: 'exited' }],
    ['running', 'restart', { status: 204, after: 'running' }],
    ['running', 'pause', { status: 204, after: 'paused' }],
    ['running', 'unpause', { status: 500, message: `Container ${ID} is not paused`, after: 'running' }],
    ['running', 'kill', { status: 204, after: 'exited' }],
    [
      'running',
      'remove',
      {
        status: 409,
        message: `You cannot remove a running container ${ID}. Stop the container before attempting removal or force remove`,
        after: 'running',
      },
    ],
    [
      'paused',
      'start',
      { status: 409, message: 'cannot start a paused container, try unpause instead', after: 'paused' },
    ],
    ['paused', 'stop', { status: 204, after: 'exited' }],
    ['paused', 'pause', { status: 409, message: `Container ${ID} is already paused`, after: 'paused' }],
    ['paused', 'unpause', { status: 204, after: 'running' }],
    ['paused', 'kill', { status: 204, after: 'exited' }],
    [
      'paused',
      'remove',
      {
        status: 409,
        message: `You cannot remove a paused container ${ID}. Unpause and then stop the container before attempting removal or force remove`,
        after: 'paused',
      },
    ],
    ['restarting', 'start', { status: 304, after: 'restarting' }],
    ['restarting', 'stop', { status: 204, after: 'exited' }],
    [
      'restarting',
      'pause',
      {
        status: 409,
        message: `Container ${ID} is restarting, wait until the container is running`,
        after: 'restarting',
      },
    ],
    ['restarting', 'kill', { status: 204, after: 'exited' }],
    ['exited', 'start', { status: 204, after: 'running' }],
    ['exited', 'stop', { status: 304, after: 'exited' }],
    ['exited', 'restart', { status: 204, after: 'running' }],
    ['exited', 'remove', { status: 204, after: 'gone' }],
  ] as const)('%s: %s', async (state, operation, expected) => {
    expect(await ask(state, operation)).toEqual(expected);
  });

  test('whatever the shared table of actions allows is done', async () => {
    const states = ['created', 'running', 'paused', 'restarting', 'exited'] as const;
    for (const state of states) {
      for (const action of allowedActions(state)) {
        expect([state, action, (await ask(state, action)).status]).toEqual([state, action, 204]);
      }
    }
  });
});

describe('what the engine tells', () => {
  test('a process that ignores SIGTERM is killed after the timeout', async () => {
    const bench = begun(workbench());
    bench.told();
    const stopped = stop(bench.machine, bench.it(), 2000);
    await bench.clock.advance(1999);
    expect(bench.it().run.state).toBe('running');
    await bench.clock.advance(1);
    expect(await stopped).toEqual({ status: 204 });
    expect(bench.told()).toEqual(['kill 15', 'kill 9', 'die 137', 'stop']);
    expect(bench.it().run).toMatchObject({ state: 'exited', exitCode: 137, pid: 0 });
  });

  test('a process that heeds SIGTERM stops in good order', async () => {
    const { program } = workbench().it().spec;
    const bench = begun(workbench({ program: { ...program, onTerm: { exitCode: 0, afterMs: 300 } } }));
    bench.told();
    const restarted = restart(bench.machine, bench.it(), 10_000);
    await bench.clock.advance(300);
    expect(await restarted).toEqual({ status: 204 });
    expect(bench.told()).toEqual(['kill 15', 'die 0', 'stop', 'start', 'restart']);
  });

  test('a stop resumes what is paused, and a forced removal kills first', async () => {
    const paused = REACH.paused();
    paused.told();
    const stopped = stop(paused.machine, paused.it(), 1000);
    await paused.clock.advance(1000);
    await stopped;
    expect(paused.told()).toEqual(['kill 15', 'unpause', 'kill 9', 'die 137', 'stop']);
    const bench = begun(workbench());
    bench.told();
    expect(remove(bench.machine, bench.it(), true)).toEqual({ status: 204 });
    expect(bench.told()).toEqual(['kill 9', 'die 137', 'destroy']);
    expect(bench.machine.containers.size).toBe(0);
  });

  test('a stop of what waits for its restart says stop and nothing else', async () => {
    const bench = REACH.restarting();
    bench.told();
    await stop(bench.machine, bench.it(), 0);
    expect(bench.told()).toEqual(['stop']);
  });

  test('signals that a process takes as messages do not end it', async () => {
    const bench = begun(workbench());
    expect(kill(bench.machine, bench.it(), 'sighup')).toEqual({ status: 204 });
    await bench.clock.advance(60_000);
    expect(bench.it().run.state).toBe('running');
    expect(kill(bench.machine, bench.it(), 'FOO')).toEqual({ status: 400, message: 'Invalid signal: FOO' });
  });

  test('a container takes a free name, and none that is in use', () => {
    const bench = workbench();
    expect(rename(bench.machine, bench.it(), 'shop')).toEqual({ status: 204 });
    expect(bench.machine.containers.named('web')).toBeUndefined();
    expect(bench.machine.containers.named('shop')?.id).toBe(ID);
    const other = 'b'.repeat(64);
    bench.machine.containers.put({ ...bench.it(), id: other, name: 'other' });
    const container = bench.machine.containers.get(other) ?? bench.it();
    expect(rename(bench.machine, container, 'shop')).toEqual({
      status: 409,
      message: `Error when allocating new name: Conflict. The container name "/shop" is already in use by container "${ID}". You have to remove (or rename) that container to be able to reuse that name.`,
    });
  });
});
