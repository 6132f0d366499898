import { expect, test } from 'vitest';
import { awaken, createMachine } from '../../../server/simulator/simulator.ts';
import { statusText } from '../../../server/simulator/statusText.ts';
import { manualClock } from '../world/support/manualClock.ts';

test('the town shows every state that a visitor should meet', () => {
  const clock = manualClock();
  const machine = createMachine({ clock });
  const containers = machine.containers.all();
  expect(containers.length).toBe(30);
  const states = containers.map((container) =>
    statusText(container, clock.now())
      .replace(/(Up|\)) .*?( \(|$| ago)/, '$1$2')
      .trim(),
  );
  const counts = Object.fromEntries(
    [...new Set(states)].sort().map((s) => [s, states.filter((t) => t === s).length]),
  );
  expect(counts).toEqual({
    Created: 1,
    'Exited (0) ago': 2,
    'Exited (1) ago': 1,
    'Restarting (1) ago': 1,
    Up: 10,
    'Up (Paused)': 1,
    'Up (health: starting)': 1,
    'Up (healthy)': 12,
    'Up (unhealthy)': 1,
  });
  const projects = new Set(containers.map(({ spec }) => spec.labels['com.docker.compose.project']));
  expect([...projects].sort()).toEqual(['ci', 'edge', 'mail', 'media', 'monitoring', 'shop', undefined]);
});

test('within half an hour a crash loop turns, memory runs out once, and a worker is restarted', async () => {
  const clock = manualClock();
  const machine = createMachine({ clock });
  const heard = new Map<string, number>();
  machine.events.subscribe(({ action }) => heard.set(action, (heard.get(action) ?? 0) + 1));
  awaken(machine);
  await clock.advance(30 * 60_000);
  expect([...heard.keys()]).toEqual(expect.arrayContaining(['oom', 'die', 'start', 'restart', 'stop']));
  const encoder = machine.containers.named('media-encoder-1');
  const loop = machine.containers.named('mail-bounce-import-1');
  expect(encoder?.run.restartCount).toBeGreaterThan(0);
  expect(loop?.run.restartCount).toBeGreaterThan(50);
  expect(machine.containers.size).toBe(30);
});
