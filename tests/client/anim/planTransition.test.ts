import { describe, expect, test } from 'vitest';
import { planTransition } from '../../../client/anim/planTransition.ts';
import type { Container } from '../../../shared/records.ts';
import { aContainer } from '../../support/records.ts';

const STATES = {
  created: { state: 'created' },
  running: { state: 'running' },
  healthy: { state: 'running', health: 'healthy' },
  starting: { state: 'running', health: 'starting' },
  unhealthy: { state: 'running', health: 'unhealthy' },
  paused: { state: 'paused' },
  restarting: { state: 'restarting' },
  exited: { state: 'exited', exitCode: 0 },
  failed: { state: 'exited', exitCode: 1 },
  oomKilled: { state: 'exited', exitCode: 137, oomKilled: true },
  removing: { state: 'removing' },
  dead: { state: 'dead' },
} as const satisfies Readonly<Record<string, Partial<Container>>>;
type State = keyof typeof STATES;

const between = (from: State, to: State): string | null =>
  planTransition(aContainer(1, STATES[from]), aContainer(1, STATES[to]))?.kind ?? null;

describe('a building plays what changed between two records', () => {
  test.each<readonly [State, State, string | null]>([
    ['created', 'running', 'rise'],
    ['exited', 'starting', 'lightUp'],
    ['exited', 'running', 'lightUp'],
    ['failed', 'restarting', 'lightUp'],
    ['running', 'exited', 'goDark'],
    ['paused', 'exited', 'goDark'],
    ['running', 'failed', 'collapse'],
    ['healthy', 'oomKilled', 'collapse'],
    ['paused', 'dead', 'collapse'],
    ['running', 'paused', 'freeze'],
    ['paused', 'running', 'thaw'],
    ['paused', 'unhealthy', 'thaw'],
    ['starting', 'healthy', 'recover'],
    ['healthy', 'unhealthy', 'alarm'],
    ['unhealthy', 'healthy', 'recover'],
    ['exited', 'removing', null],
    ['running', 'removing', 'goDark'],
    ['running', 'running', null],
  ])('%s → %s is %s', (from, to, kind) => {
    expect(between(from, to)).toBe(kind);
  });

  test('what appears rises, what goes is demolished, and nothing becomes nothing without motion', () => {
    expect([
      planTransition(null, aContainer()),
      planTransition(aContainer(), null),
      planTransition(null, null),
    ]).toEqual([{ kind: 'rise', durationMs: 1200 }, { kind: 'demolish', durationMs: 900 }, null]);
  });

  test('a container without a plot does not stand: losing it demolishes, getting it raises', () => {
    const hidden = aContainer(1, { plot: null });
    expect([planTransition(aContainer(), hidden)?.kind, planTransition(hidden, aContainer())?.kind]).toEqual([
      'demolish',
      'rise',
    ]);
  });

  test('figures, names and images that change play nothing', () => {
    expect(planTransition(aContainer(), aContainer(1, { name: 'other', restartCount: 4 }))).toBeNull();
  });
});
