import { expect, test } from 'vitest';
import { CONTAINER_ACTIONS } from '../../../shared/actions.ts';
import { unknownAfterMs } from '../../../client/store/pending.ts';
import { aContainer } from '../../support/records.ts';

test.each([
  ['no stop timeout of its own', {}, 20_000],
  ['a stop timeout of 0 s', { stopTimeout: 0 }, 10_000],
  ['a stop timeout of 120 s', { stopTimeout: 120 }, 130_000],
  ['all the time that it likes', { stopTimeout: -1 }, 60_000],
])('with %s a stop or restart is unknown after that and 10 s, the others after 20 s', (_, change, ms) => {
  const expected = CONTAINER_ACTIONS.map((action) => [
    action,
    action === 'stop' || action === 'restart' ? ms : 20_000,
  ]);
  const container = aContainer(1, change);
  expect(CONTAINER_ACTIONS.map((action) => [action, unknownAfterMs(container, action)])).toEqual(expected);
});
