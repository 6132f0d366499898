import { expect, test } from 'vitest';
import { kill, pause, start, unpause } from '../../../server/simulator/lifecycle.ts';
import { FOR_EVER } from '../../../server/simulator/program.ts';
import { workbench } from './machines.ts';

const ALWAYS = { name: 'always', maximumRetries: 0 } as const;

test('a process that crashes is begun again after 100 ms, then after twice as long each time', async () => {
  const bench = workbench({ restartPolicy: ALWAYS, program: { ...FOR_EVER, runsMs: 50, exitCode: 1 } });
  start(bench.machine, bench.it());
  const waits: number[] = [];
  for (let i = 0; i < 12; i++) {
    await bench.clock.advance(50);
    expect(bench.it().run).toMatchObject({ state: 'restarting', exitCode: 1, restartCount: i + 1 });
    waits.push(bench.it().run.backoffMs);
    await bench.clock.advance(bench.it().run.backoffMs);
  }
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200, 60_000, 60_000]);
});

test('a run that lasted ten seconds makes the next wait short again', async () => {
  const bench = workbench({ restartPolicy: ALWAYS, program: { ...FOR_EVER, runsMs: 10_000, exitCode: 1 } });
  start(bench.machine, bench.it());
  for (let i = 0; i < 3; i++) {
    await bench.clock.advance(10_000);
    expect(bench.it().run).toMatchObject({ state: 'restarting', backoffMs: 100 });
    await bench.clock.advance(100);
  }
});

test('out of memory is told before the death, and the restart policy applies', async () => {
  const program = { ...FOR_EVER, runsMs: 60_000, exitCode: 137, outOfMemory: true };
  const bench = workbench({ restartPolicy: ALWAYS, program });
  start(bench.machine, bench.it());
  await bench.clock.advance(60_000);
  expect(bench.it().run).toMatchObject({ state: 'restarting', oomKilled: true, exitCode: 137 });
  await bench.clock.advance(100);
  expect(bench.told()).toEqual(['start', 'oom', 'die 137', 'start']);
});

test.each([
  ['no', 1, 'exited'],
  ['on-failure', 0, 'exited'],
  ['on-failure', 1, 'restarting'],
  ['unless-stopped', 0, 'restarting'],
] as const)('policy %s after exit code %i leaves it %s', async (name, exitCode, state) => {
  const program = { ...FOR_EVER, runsMs: 10, exitCode };
  const bench = workbench({ restartPolicy: { name, maximumRetries: 0 }, program });
  start(bench.machine, bench.it());
  await bench.clock.advance(10);
  expect(bench.it().run.state).toBe(state);
});

test('on-failure gives up after its maximum of retries', async () => {
  const program = { ...FOR_EVER, runsMs: 10, exitCode: 1 };
  const bench = workbench({ restartPolicy: { name: 'on-failure', maximumRetries: 2 }, program });
  start(bench.machine, bench.it());
  await bench.clock.advance(5000);
  expect(bench.it().run).toMatchObject({ state: 'exited', restartCount: 2 });
});

test('what somebody killed is not begun again', async () => {
  const bench = workbench({ restartPolicy: ALWAYS });
  start(bench.machine, bench.it());
  kill(bench.machine, bench.it(), '9');
  await bench.clock.advance(120_000);
  expect(bench.it().run).toMatchObject({ state: 'exited', exitCode: 137, restartCount: 0 });
});

test('health is starting until the first check, and a pause holds a program still', async () => {
  const health = { settles: 'healthy' as const, afterMs: 3000 };
  const bench = workbench({ program: { ...FOR_EVER, health, runsMs: 10_000 } });
  start(bench.machine, bench.it());
  expect(bench.it().run.health).toBe('starting');
  await bench.clock.advance(3000);
  expect(bench.it().run.health).toBe('healthy');
  pause(bench.machine, bench.it());
  await bench.clock.advance(3_600_000);
  unpause(bench.machine, bench.it());
  await bench.clock.advance(6999);
  expect(bench.it().run.state).toBe('running');
  await bench.clock.advance(1);
  expect(bench.it().run.state).toBe('exited');
  expect(bench.told()).toEqual(['start', 'health_status: healthy', 'pause', 'unpause', 'die 0']);
});

test('a container that removes itself is destroyed once it has ended', async () => {
  const bench = workbench({ autoRemove: true, program: { ...FOR_EVER, runsMs: 10 } });
  start(bench.machine, bench.it());
  await bench.clock.advance(10);
  expect(bench.told()).toEqual(['start', 'die 0', 'destroy']);
  expect(bench.machine.containers.size).toBe(0);
});
