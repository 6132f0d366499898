import { expect, test } from 'vitest';
import type { Container } from '../../../shared/records.ts';
import { soundOf } from '../../../client/audio/soundOf.ts';
import { aContainer } from '../../support/records.ts';

const as = (change: Partial<Container>) => aContainer(1, change);
const running = as({ state: 'running' });

test.each([
  ['a start', as({ state: 'exited' }), running, 'start'],
  ['a first start', as({ state: 'created' }), running, 'start'],
  ['a stop', running, as({ state: 'exited', exitCode: 0 }), 'stop'],
  ['a stop by signal', running, as({ state: 'exited', exitCode: 143 }), 'stop'],
  ['a crash', running, as({ state: 'exited', exitCode: 1 }), 'crash'],
  ['a kill for memory', running, as({ state: 'exited', exitCode: 137, oomKilled: true }), 'crash'],
  ['a crash loop', running, as({ state: 'restarting' }), 'crash'],
  ['a pause', running, as({ state: 'paused' }), 'freeze'],
  ['the end of a pause', as({ state: 'paused' }), running, 'thaw'],
  ['a removal', as({ state: 'exited' }), undefined, 'demolish'],
  ['a new container', undefined, running, null],
  ['a change that is not of state', running, as({ state: 'running', health: 'healthy' }), null],
  ['nothing at all', undefined, undefined, null],
] as const)('%s sounds like it', (...[, previous, next, sound]) => {
  expect(soundOf(previous, next)).toBe(sound);
});
