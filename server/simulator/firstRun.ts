/** How a planned container stands when the engine is first asked. */
import type { Run } from './container.ts';
import { NEVER_RUN } from './container.ts';
import type { Plan, Start } from './plan.ts';
import type { Random } from './random.ts';
import { LONGEST_BACKOFF_MS } from './restartPolicy.ts';

export const EXIT_ON_ERROR = 1;
const CRASHES_SO_FAR = 37;

interface Moment {
  readonly random: Random;
  readonly now: number;
  readonly createdAt: number;
}

interface Stage {
  readonly now: number;
  readonly checked: boolean;
  readonly up: Run;
  readonly over: Run;
}

const RUNS: Readonly<Record<Start, (stage: Stage) => Run>> = {
  up: ({ up }) => up,
  starting: ({ up, now, checked }) => ({
    ...up,
    startedAt: now,
    countedFrom: now,
    health: checked ? 'starting' : 'none',
  }),
  unhealthy: ({ up, checked }) => ({ ...up, health: checked ? 'unhealthy' : 'none' }),
  paused: ({ up, now }) => ({
    ...up,
    state: 'paused',
    consumedMs: now - (up.startedAt ?? now),
    countedFrom: null,
  }),
  created: () => NEVER_RUN,
  done: ({ over }) => over,
  failed: ({ over }) => ({ ...over, exitCode: EXIT_ON_ERROR }),
  dead: ({ over }) => ({ ...over, state: 'dead' }),
  looping: ({ over, now }) => ({
    ...over,
    state: 'restarting',
    finishedAt: now - 1000,
    exitCode: EXIT_ON_ERROR,
    restartCount: CRASHES_SO_FAR,
    backoffMs: LONGEST_BACKOFF_MS,
  }),
};

export function firstRun(plan: Plan, { random, now, createdAt }: Moment): Run {
  // What ends by itself has begun lately, or it would have ended before anybody looked.
  const longest = plan.lasts === null ? now - createdAt : 0.6 * plan.lasts.ms;
  const startedAt = now - Math.round(longest * (0.05 + 0.9 * random()));
  const pid = 1200 + Math.floor(random() * 60_000);
  const up: Run = {
    ...NEVER_RUN,
    state: 'running',
    pid,
    startedAt,
    countedFrom: startedAt,
    health: plan.checked ? 'healthy' : 'none',
  };
  const finishedAt = Math.round((startedAt + now) / 2);
  const over: Run = { ...NEVER_RUN, state: 'exited', startedAt, finishedAt };
  return RUNS[plan.start]({ now, checked: plan.checked, up, over });
}
