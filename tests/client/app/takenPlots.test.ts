import { expect, test } from 'vitest';
import { createTakenPlots } from '../../../client/app/takenPlots.ts';
import { applyDiff } from '../../../shared/diff.ts';
import { hostId, type RecordMap } from '../../../shared/records.ts';
import { aContainer, aHost, HOST_KEY, recordMap } from '../../support/records.ts';

test('a plot is taken as long as somebody stands on it, also when it passes from one to another', () => {
  const takenIn = createTakenPlots();
  const plots = (records: RecordMap) => [...(takenIn(records).get(hostId(HOST_KEY)) ?? [])].sort();
  const on = (number: number, plot: number | null) => aContainer(number, { plot });
  const town = recordMap([aHost(), on(1, 4), on(2, 5), on(3, null)]);
  expect(plots(town)).toEqual([4, 5]);
  const passed = applyDiff(town, { put: [on(1, null), on(3, 4)], remove: [] });
  expect(plots(passed)).toEqual([4, 5]);
  expect(plots(applyDiff(passed, { put: [on(1, 6)], remove: [on(2, 5).id] }))).toEqual([4, 6]);
});
