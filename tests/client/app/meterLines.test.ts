import { expect, test } from 'vitest';
import { meterLines } from '../../../client/app/meterLines.ts';
import { createStatsStore, SILENCE_MS } from '../../../client/store/statsStore.ts';
import { aContainer } from '../../support/records.ts';
import { frameOf } from '../../support/statsFrames.ts';

const running = aContainer(1, { slot: 1 });

/** Frames round what they carry; what is written here does not depend on how. */
const heard = () => {
  const stats = createStatsStore();
  stats.apply(frameOf(0, [{ slot: 1 }]), 0);
  stats.cpuPercent[1] = 12.5;
  stats.memoryBytes[1] = 2 ** 28;
  stats.networkIn[1] = 2 ** 10;
  stats.networkOut[1] = 2 ** 11;
  return stats;
};

test('a meter tells CPU, memory and all of the network, each with its unit', () => {
  expect(meterLines(heard(), running, 0)).toEqual(['CPU 12.50%', 'MEM 256MiB', 'NET 3KiB/s']);
});

test('stale figures are told with their age, a millisecond after their time', () => {
  const lines = [SILENCE_MS, SILENCE_MS + 1].map((now) => meterLines(heard(), running, now));
  expect(lines).toEqual([
    ['CPU 12.50%', 'MEM 256MiB', 'NET 3KiB/s'],
    ['CPU 12.50%', 'MEM 256MiB', '3 s old'],
  ]);
});

test('what is not known is told so, and never as 0', () => {
  expect(meterLines(createStatsStore(), running, 0)).toEqual(['CPU unknown', 'MEM unknown', 'NET unknown']);
});

test('a meter of what does not run says that nothing is measured, and never 0', () => {
  const stopped = [
    { state: 'exited', exitCode: 0 },
    { state: 'created' },
    { state: 'dead' },
    { state: 'removing' },
  ] as const;
  const lines = stopped.map((change) => meterLines(heard(), { ...running, ...change }, 0));
  for (const texts of lines)
    expect(texts).toEqual(['CPU not measured', 'MEM not measured', 'NET not measured']);
});
