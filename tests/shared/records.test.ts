import { describe, expect, test } from 'vitest';
import { engineIdOf, isAlarming } from '../../shared/records.ts';
import { aContainer, engineId } from '../support/records.ts';

test('engineIdOf gives the 64 hex digits that the engine knows', () => {
  expect(engineIdOf(aContainer(7).id)).toBe(engineId(7));
});

test('a container record takes at most 300 bytes more than its names', () => {
  const container = aContainer(1, { stopTimeout: 120 });
  const { name, image, id, host, project, service, building } = container;
  const words = [name, image, id, host, project, service, building].join('').length;
  expect(JSON.stringify(container).length - words).toBeLessThanOrEqual(350);
});

describe('isAlarming', () => {
  test('is true for what needs an operator', () => {
    const alarming = [
      aContainer(1, { health: 'unhealthy' }),
      aContainer(1, { state: 'restarting' }),
      aContainer(1, { state: 'dead' }),
      aContainer(1, { state: 'exited', exitCode: 1 }),
      aContainer(1, { state: 'exited', exitCode: 137, oomKilled: true }),
    ];
    expect(alarming.map(isAlarming)).toEqual(alarming.map(() => true));
  });

  test('is false for what was stopped on purpose: exit codes 0, 143 (SIGTERM) and 137 (SIGKILL)', () => {
    const calm = [
      aContainer(1),
      aContainer(1, { state: 'paused' }),
      aContainer(1, { state: 'created' }),
      ...[0, 143, 137, null].map((exitCode) => aContainer(1, { state: 'exited', exitCode })),
    ];
    expect(calm.map(isAlarming)).toEqual(calm.map(() => false));
  });
});
