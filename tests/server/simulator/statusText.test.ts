import { expect, test } from 'vitest';
import { NEVER_RUN } from '../../../server/simulator/container.ts';
import { humanDuration, statusText } from '../../../server/simulator/statusText.ts';
import { workbench } from './machines.ts';

const HOUR = 3_600_000;

test.each([
  [400, 'Less than a second'],
  [1999, '1 second'],
  [59_000, '59 seconds'],
  [119_000, 'About a minute'],
  [59 * 60_000, '59 minutes'],
  [89 * 60_000, 'About an hour'],
  [47 * HOUR, '47 hours'],
  [49 * HOUR, '2 days'],
  [15 * 24 * HOUR, '2 weeks'],
  [70 * 24 * HOUR, '2 months'],
  [3 * 365 * 24 * HOUR, '3 years'],
])('%i ms reads %s', (ms, text) => {
  expect(humanDuration(ms)).toBe(text);
});

test.each([
  [{ state: 'created' }, 'Created'],
  [{ state: 'running', startedAt: 0 }, 'Up 5 minutes'],
  [{ state: 'running', startedAt: 0, health: 'healthy' }, 'Up 5 minutes (healthy)'],
  [{ state: 'running', startedAt: 0, health: 'starting' }, 'Up 5 minutes (health: starting)'],
  [{ state: 'paused', startedAt: 0, health: 'healthy' }, 'Up 5 minutes (Paused)'],
  [{ state: 'restarting', finishedAt: 297_000, exitCode: 1 }, 'Restarting (1) 3 seconds ago'],
  [{ state: 'exited', finishedAt: 297_000, exitCode: 137 }, 'Exited (137) 3 seconds ago'],
  [{ state: 'dead' }, 'Dead'],
] as const)('%o reads %s', (run, text) => {
  expect(statusText({ ...workbench().it(), run: { ...NEVER_RUN, ...run } }, 300_000)).toBe(text);
});
