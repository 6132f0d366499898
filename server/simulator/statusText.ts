/** The engine's human texts: "Up 5 minutes (healthy)", "Exited (1) 3 seconds ago". */
import type { Run, SimulatedContainer } from './container.ts';

const SECOND = 1000;
const MINUTE = 60;
const HOURS_PER_DAY = 24;
const WEEK = 7 * HOURS_PER_DAY;
const MONTH = 30 * HOURS_PER_DAY;
const YEAR = 365 * HOURS_PER_DAY;

/** go-units' HumanDuration. */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / SECOND);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < MINUTE) return `${seconds} seconds`;
  const minutes = Math.floor(seconds / MINUTE);
  if (minutes === 1) return 'About a minute';
  if (minutes < MINUTE) return `${minutes} minutes`;
  return humanHours(seconds / MINUTE / MINUTE);
}

function humanHours(exact: number): string {
  const hours = Math.floor(exact + 0.5);
  if (hours === 1) return 'About an hour';
  if (hours < 2 * HOURS_PER_DAY) return `${hours} hours`;
  if (hours < 2 * WEEK) return `${Math.floor(hours / HOURS_PER_DAY)} days`;
  if (hours < 2 * MONTH) return `${Math.floor(hours / WEEK)} weeks`;
  if (hours < 2 * YEAR) return `${Math.floor(hours / MONTH)} months`;
  return `${Math.floor(exact / YEAR)} years`;
}

export function statusText({ run }: SimulatedContainer, now: number): string {
  if (run.state === 'running' || run.state === 'paused') return upText(run, now);
  if (run.state === 'exited' || run.state === 'restarting') return endText(run, now);
  return { created: 'Created', removing: 'Removal In Progress', dead: 'Dead' }[run.state];
}

function upText({ state, startedAt, health }: Run, now: number): string {
  const up = `Up ${humanDuration(now - (startedAt ?? now))}`;
  if (state === 'paused') return `${up} (Paused)`;
  if (health === 'none') return up;
  return `${up} (${health === 'starting' ? 'health: starting' : health})`;
}

const endText = ({ state, exitCode, finishedAt }: Run, now: number): string =>
  `${state === 'exited' ? 'Exited' : 'Restarting'} (${exitCode}) ${humanDuration(now - (finishedAt ?? now))} ago`;

const NEVER = '0001-01-01T00:00:00Z';

/** RFC 3339, as Go prints it; null is Go's zero time. */
export const goTime = (ms: number | null): string => (ms === null ? NEVER : new Date(ms).toISOString());
