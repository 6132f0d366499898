import { describe, expect, test } from 'vitest';
import { raise } from '../../../client/scene/building.ts';
import { isNewForm, isOtherLight, isSeenFromAfar } from '../../../client/scene/effects.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import type { Container } from '../../../shared/records.ts';
import { aContainer, aHost } from '../../support/records.ts';

const ART = createTownArt();
const build = (change: Partial<Container>) =>
  raise(aContainer(1, change), 0, { art: ART, paletteNumberOf: () => 0, hostOf: () => aHost() });
const RUNNING = build({});

describe('what a change of one building touches', () => {
  test.each([
    [
      'runs as before',
      { before: RUNNING, after: build({ restartCount: 1 }), expected: [false, false, false] },
    ],
    [
      'stops',
      { before: RUNNING, after: build({ state: 'exited', exitCode: 0 }), expected: [false, true, false] },
    ],
    ['falls ill', { before: RUNNING, after: build({ health: 'unhealthy' }), expected: [false, false, true] }],
    [
      'becomes well',
      { before: build({ health: 'unhealthy' }), after: RUNNING, expected: [false, false, true] },
    ],
    ['moves', { before: RUNNING, after: build({ plot: 9 }), expected: [true, true, false] }],
    ['appears', { before: null, after: RUNNING, expected: [true, true, false] }],
    ['goes', { before: RUNNING, after: null, expected: [true, true, false] }],
    ['is taken down', { before: RUNNING, after: build({ state: 'removing' }), expected: [true, true, true] }],
  ])('form, light and what is seen from afar, when it %s', (_, { before, after, expected }) => {
    const change = { before, after };
    expect([isNewForm(change), isOtherLight(change), isSeenFromAfar(change)]).toEqual(expected);
  });
});
