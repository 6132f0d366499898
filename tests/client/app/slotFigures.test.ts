import { expect, test } from 'vitest';
import { createRoster } from '../../../client/app/roster.ts';
import { createSlotFigures } from '../../../client/app/slotFigures.ts';
import { createStatsStore } from '../../../client/store/statsStore.ts';
import type { WorldRecord } from '../../../shared/records.ts';
import { encodeStats, encodeSums } from '../../../shared/statsFrame.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../../support/records.ts';
import { frameOf } from '../../support/statsFrames.ts';

const HOST_BYTES = 2 ** 33;

/** In slot 1 stands a container whose own figures are known, in slot 2 one of whom only its district's sum is told. */
function taking() {
  const [roster, stats] = [createRoster(), createStatsStore()];
  const figures = createSlotFigures(roster, stats);
  stats.apply(frameOf(0, [{ slot: 1, cpuPercent: 50, memoryBytes: HOST_BYTES / 4, networkOut: 0 }]), 0);
  const sum = { host: 0, parcel: 7, containers: 2, cpuPercent: 80, memoryBytes: HOST_BYTES };
  stats.apply(encodeStats(0, [encodeSums([{ ...sum, networkIn: 0, networkOut: 0 }])]), 0);
  return (slot: number, record: WorldRecord, slots: readonly number[] | 'all' = 'all') => {
    roster.follow(recordMap([aHost(), aDistrict('shop', [7]), record]));
    figures.take(slots, 0);
    const { cpu, memory, stale } = figures;
    return [cpu, memory, stale].map((column) => Number(Number(column[slot]).toFixed(2)));
  };
}

const near = (change: Parameters<typeof aContainer>[1]) => aContainer(1, { slot: 1, ...change });
const far = (change: Parameters<typeof aContainer>[1] = {}) => aContainer(2, { slot: 2, ...change });

test('figures are shares of the limits, or of one core and all that the host has', () => {
  const take = taking();
  expect(take(1, near({}))).toEqual([0.5, 0.25, 0]);
  expect(take(1, near({ cpuLimit: 2, memoryLimit: HOST_BYTES / 2 }))).toEqual([0.25, 0.5, 0]);
});

test('what does not run has no figures, whatever was told of it last', () => {
  expect(taking()(1, near({ state: 'exited' }))).toEqual([NaN, NaN, 0]);
});

test('each of a far district shows its mean, and is stale only where none is told', () => {
  const take = taking();
  expect(take(2, far())).toEqual([0.4, 0.5, 0]);
  expect(take(2, far(), [2])).toEqual([0.4, 0.5, 0]);
  expect(take(2, far({ state: 'paused' }))).toEqual([NaN, NaN, 1]);
  expect(take(2, far({ project: 'elsewhere' }))).toEqual([NaN, NaN, 1]);
});
