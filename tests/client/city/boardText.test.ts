import { expect, test } from 'vitest';
import { boardLines } from '../../../client/city/boardText.ts';
import { aContainer } from '../../support/records.ts';

test('the board says image, limits and restarts', () => {
  const container = aContainer(1, {
    ...{ image: 'nginx:1.27', cpuLimit: 2, memoryLimit: 512 * 1024 ** 2, restartCount: 3 },
  });
  expect(boardLines(container)).toEqual(['nginx:1.27', 'limit 2 cores, 512MiB', 'restarted 3 times']);
});

test('what is unlimited and never restarted says so', () => {
  const container = aContainer(1, { image: 'redis', cpuLimit: null, memoryLimit: null, restartCount: 0 });
  expect(boardLines(container)).toEqual(['redis', 'no limits', 'never restarted']);
});

test('nothing is said of what was not inspected yet', () => {
  const container = aContainer(1, { image: 'redis', cpuLimit: null, memoryLimit: null, restartCount: null });
  expect(boardLines(container)).toEqual(['redis', '', '']);
});

test('a long image keeps its tail', () => {
  const [image] = boardLines(aContainer(1, { image: 'registry.example.org/team/service:2.1.0' }));
  expect(image).toBe('registry.e..ice:2.1.0');
});
