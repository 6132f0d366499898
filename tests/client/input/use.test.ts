import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedActions } from '../../../shared/actions.ts';
import { CONTAINER_STATES, type Container } from '../../../shared/records.ts';
import { PARTS, REACH_BLOCKS, type Part, type Target } from '../../../client/city/parts.ts';
import { useOf } from '../../../client/input/use.ts';
import { aContainer } from '../../support/records.ts';
import { ADMIN, ALL_RIGHTS, VIEWER } from '../../support/rights.ts';

const at = (part: Part, distance = 4.8): Target => ({ id: aContainer().id, part, distance });
const inState = (state: Container['state'], change: Partial<Container> = {}) =>
  aContainer(1, { state, ...change });

describe('useOf', () => {
  test.each([
    ['lever', 'running', { kind: 'act', action: 'stop' }],
    ['lever', 'paused', { kind: 'act', action: 'stop' }],
    ['lever', 'restarting', { kind: 'act', action: 'stop' }],
    ['lever', 'exited', { kind: 'act', action: 'start' }],
    ['lever', 'created', { kind: 'act', action: 'start' }],
    ['lever', 'dead', { kind: 'none', reason: 'shop-web-1 is dead: it cannot be asked to start' }],
    ['lever', 'removing', { kind: 'none', reason: 'shop-web-1 is removing: it cannot be asked to start' }],
    ['bell', 'running', { kind: 'act', action: 'restart' }],
    ['bell', 'paused', { kind: 'none', reason: 'shop-web-1 is paused: it cannot be asked to restart' }],
    ['iceLever', 'running', { kind: 'act', action: 'pause' }],
    ['iceLever', 'paused', { kind: 'act', action: 'unpause' }],
    ['iceLever', 'exited', { kind: 'none', reason: 'shop-web-1 is exited: it cannot be asked to pause' }],
    ['button', 'exited', { kind: 'button' }],
    ['button', 'running', { kind: 'none', reason: 'shop-web-1 is running: stop it first, then remove it' }],
    ['sign', 'running', { kind: 'panel' }],
    ['door', 'dead', { kind: 'panel' }],
    ['body', 'removing', { kind: 'panel' }],
    ['board', 'running', { kind: 'panel' }],
    ['lectern', 'exited', { kind: 'logs' }],
  ] as const)('%s of a container that is %s', (part, state, use) => {
    expect(useOf(at(part), inState(state), ADMIN)).toEqual(use);
  });

  test('a switch out of reach asks to come nearer, a wall opens the panel from anywhere', () => {
    const far = REACH_BLOCKS + 0.1;
    expect(useOf(at('lever', far), aContainer(), ADMIN)).toEqual({
      kind: 'none',
      reason: 'come nearer to reach it',
    });
    expect(useOf(at('body', 300), aContainer(), ADMIN)).toEqual({ kind: 'panel' });
  });

  test('says why a role may not, and that a protected container stays', () => {
    expect(useOf(at('lever'), aContainer(), VIEWER)).toEqual({
      kind: 'none',
      reason: 'in this town you may look, but not act',
    });
    expect(useOf(at('button'), inState('exited', { protected: true }), ADMIN)).toEqual({
      kind: 'none',
      reason: 'shop-web-1 is protected',
    });
  });

  test('never asks for what the state does not allow', () => {
    const anything = fc.record({
      part: fc.constantFrom(...PARTS),
      state: fc.constantFrom(...CONTAINER_STATES),
      rights: fc.constantFrom(...ALL_RIGHTS),
      distance: fc.double({ min: 0, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(anything, ({ part, state, rights, distance }) => {
        const use = useOf(at(part, distance), inState(state), rights);
        if (use.kind === 'act') expect(allowedActions(state)).toContain(use.action);
        if (use.kind === 'button') expect(allowedActions(state)).toContain('remove');
        if (use.kind === 'none') expect(use.reason).not.toBe('');
      }),
    );
  });
});
