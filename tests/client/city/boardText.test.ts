import { describe, expect, test } from 'vitest';
import { boardNotes, NOTE_COLUMNS } from '../../../client/city/boardText.ts';
import { aContainer } from '../../support/records.ts';

describe('the board', () => {
  test('has a note for image and tag, limits, start and restarts', () => {
    const container = aContainer(1, {
      ...{ image: 'nginx:1.27', cpuLimit: 2, memoryLimit: 512 * 1024 ** 2, restartCount: 3 },
      startedAt: Date.UTC(2026, 4, 7, 8, 9) / 1_000,
    });
    expect(boardNotes(container)).toEqual([
      ['image', 'nginx', '1.27'],
      ['limits', 'CPU 2 cores', 'MEM 512MiB'],
      ['started', '2026-05-07', '08:09 UTC'],
      ['restarted', '3 times'],
    ]);
  });

  test('says of what is unlimited and never restarted that it is so', () => {
    const container = aContainer(1, { cpuLimit: null, memoryLimit: null, restartCount: 0, stopTimeout: 30 });
    const [, limits, , restarts] = boardNotes(container);
    expect(limits).toEqual(['limits', 'CPU no limit', 'MEM no limit']);
    expect(restarts).toEqual(['restarted', 'never', '30 s to stop']);
  });

  test('calls unknown what was not inspected yet', () => {
    const container = aContainer(1, {
      ...{ image: 'redis', cpuLimit: null, memoryLimit: null, restartCount: null, startedAt: null },
    });
    expect(boardNotes(container)).toEqual([
      ['image', 'redis'],
      ['limits', 'CPU unknown', 'MEM unknown'],
      ['started', 'unknown'],
      ['restarted', 'unknown'],
    ]);
  });

  test.each([
    [{ state: 'created' }, ['created', 'never started']],
    [{ state: 'exited', exitCode: 3 }, ['exited', 'exit code 3']],
    [{ state: 'exited', exitCode: null }, ['exited', 'exit code unknown']],
    [{ state: 'exited', exitCode: 137, oomKilled: true }, ['exited', 'exit code 137', 'out of memory']],
    [{ state: 'dead', exitCode: 1 }, ['dead', 'exit code 1']],
  ] as const)('tells how it ended: %o', (change, note) => {
    expect(boardNotes(aContainer(1, change))[2]).toEqual(note);
  });

  test('cuts a long image in its middle, and takes no port for a tag', () => {
    const [image] = boardNotes(aContainer(1, { image: 'registry.example.org:5000/team/service' }));
    expect(image).toEqual(['image', 'registr..service']);
    expect(image[1]).toHaveLength(NOTE_COLUMNS);
  });
});
