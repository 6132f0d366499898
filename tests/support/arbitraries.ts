import fc from 'fast-check';
import { CONTAINER_STATES, type WorldRecord } from '../../shared/records.ts';
import { aContainer, aDistrict, aHost } from './records.ts';

const containerArbitrary = fc
  .record({
    number: fc.integer({ min: 0, max: 12 }),
    state: fc.constantFrom(...CONTAINER_STATES),
    name: fc.string({ maxLength: 8 }),
    exitCode: fc.option(fc.integer({ min: 0, max: 255 })),
  })
  .map(({ number, ...change }) => aContainer(number, change));

const districtArbitrary = fc
  .record({ project: fc.constantFrom('shop', 'mail', ''), parcels: fc.array(fc.nat(9), { maxLength: 3 }) })
  .map(({ project, parcels }) => aDistrict(project, parcels));

const hostArbitrary = fc
  .constantFrom('live', 'stale', 'unreachable' as const)
  .map((state) => aHost({ state }));

/** Records of one small world, each id at most once. */
export const recordsArbitrary: fc.Arbitrary<WorldRecord[]> = fc.uniqueArray(
  fc.oneof(containerArbitrary, districtArbitrary, hostArbitrary),
  { selector: (record) => record.id, maxLength: 16 },
);
