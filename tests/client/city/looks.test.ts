import { expect, test } from 'vitest';
import { LOOKS, lookOf } from '../../../client/city/looks.ts';
import { aContainer } from '../../support/records.ts';

test('every look is the look of some container, and the same state can look differently', () => {
  const containers = [
    aContainer(1, { state: 'created' }),
    aContainer(1),
    ...(['healthy', 'starting', 'unhealthy'] as const).map((health) => aContainer(1, { health })),
    ...(['paused', 'restarting'] as const).map((state) => aContainer(1, { state })),
    aContainer(1, { state: 'exited', exitCode: 0 }),
    aContainer(1, { state: 'exited', exitCode: 1 }),
    aContainer(1, { state: 'exited', exitCode: 137, oomKilled: true }),
    ...(['removing', 'dead'] as const).map((state) => aContainer(1, { state })),
  ];
  expect(containers.map(lookOf)).toEqual(LOOKS);
});

test('a container that was stopped on purpose did not fail', () => {
  expect([143, 137, null].map((exitCode) => lookOf(aContainer(1, { state: 'exited', exitCode })))).toEqual([
    'exited',
    'exited',
    'exited',
  ]);
});
