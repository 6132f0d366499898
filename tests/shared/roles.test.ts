import { describe, expect, test } from 'vitest';
import { lesserRole, NO_OPT_INS, RIGHTS, rightsOf, ROLES, whyNotLogs } from '../../shared/roles.ts';
import type { Right } from '../../shared/roles.ts';
import { ALL_RIGHTS } from '../support/rights.ts';

const LOOKING: readonly Right[] = ['details'];
const WORKING: readonly Right[] = ['chooseTown', 'logs', 'start', 'restart', 'pause', 'unpause', 'stop'];

describe('rightsOf', () => {
  test('a kiosk may nothing, a viewer look closer, an operator act, an admin all', () => {
    expect(ALL_RIGHTS.map(({ role, may }) => [role, new Set(may)])).toEqual([
      ['kiosk', new Set()],
      ['viewer', new Set(LOOKING)],
      ['operator', new Set([...LOOKING, ...WORKING])],
      ['admin', new Set(RIGHTS)],
    ]);
  });

  test('an option gives its right to the role it is for and to nobody below', () => {
    const gained = (change: object) =>
      ROLES.map((role) => {
        const { may } = rightsOf(role, { ...NO_OPT_INS, ...change });
        return may.filter((right) => !rightsOf(role, NO_OPT_INS).may.includes(right));
      });
    expect(gained({ viewerLogs: true })).toEqual([[], ['logs'], [], []]);
    expect(gained({ viewerChooses: true })).toEqual([[], ['chooseTown'], [], []]);
    expect(gained({ operatorRemoves: true })).toEqual([[], [], ['kill', 'remove'], []]);
  });

  test('each role may all that the one before it may, whatever is opted in', () => {
    for (let choice = 0; choice < 8; choice += 1) {
      const has = (bit: number) => (choice & bit) > 0;
      const optIns = { viewerLogs: has(1), operatorRemoves: has(2), viewerChooses: has(4) };
      const all = ROLES.map((role) => rightsOf(role, optIns).may);
      for (const [at, may] of all.entries())
        expect(may).toEqual(expect.arrayContaining([...(all[at - 1] ?? [])]));
    }
  });
});

test('of two roles the lesser is the one that may less', () => {
  expect(ROLES.map((one) => ROLES.map((other) => lesserRole(one, other)))).toEqual([
    ['kiosk', 'kiosk', 'kiosk', 'kiosk'],
    ['kiosk', 'viewer', 'viewer', 'viewer'],
    ['kiosk', 'viewer', 'operator', 'operator'],
    ['kiosk', 'viewer', 'operator', 'admin'],
  ]);
});

test('who may not read logs is told by role', () => {
  expect(ALL_RIGHTS.map(whyNotLogs)).toEqual([
    'the role kiosk may not read logs',
    'the role viewer may not read logs',
    null,
    null,
  ]);
});
