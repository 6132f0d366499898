import { expect, test } from 'vitest';
import { hostId } from '../../../shared/records.ts';
import { containerRecord } from '../../../server/world/containerRecord.ts';
import { engineId, HOST_KEY } from '../../support/records.ts';
import { aListed, someDetails } from './support/listed.ts';

const place = { host: hostId(HOST_KEY), hostKey: HOST_KEY, plot: 0, slot: 0, protection: null };
const recordWith = (stopTimeout: number) =>
  containerRecord(aListed(1), someDetails(engineId(1), { stopTimeout }), place);

test.each([9, 11, 0, -1])('a stop timeout of %i s stands in the record', (stopTimeout) => {
  expect(recordWith(stopTimeout)).toEqual({ ...recordWith(10), stopTimeout });
});

test('neither the default stop timeout nor an unknown one takes room in the record', () => {
  const unknown = containerRecord(aListed(1), undefined, place);
  expect([recordWith(10), unknown].map((record) => 'stopTimeout' in record)).toEqual([false, false]);
});
