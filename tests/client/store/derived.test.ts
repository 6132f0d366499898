import { expect, test } from 'vitest';
import { counting, following } from '../../../client/store/derived.ts';
import { applyDiff } from '../../../shared/diff.ts';
import { hostsOf } from '../../../shared/records.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';

const MANY = 2_000;
const containers = Array.from({ length: MANY }, (_, i) => aContainer(i + 1, { state: 'running' }));
const town = recordMap([aHost(), ...containers]);
const stopped = (number: number) => aContainer(number, { state: 'exited' });

test('what follows from the hosts is worked out again only when one of them is another', () => {
  let worked = 0;
  const names = following('host', (records) => {
    worked += 1;
    return hostsOf(records).map(({ name }) => name);
  });
  const first = names(town);
  const patched = applyDiff(town, { put: [stopped(1)], remove: [aContainer(2).id] });
  expect([names(patched) === first, worked]).toEqual([true, 1]);
  const renamed = applyDiff(patched, { put: [aHost({ name: 'other' })], remove: [] });
  expect([names(renamed), worked]).toEqual([['other'], 2]);
  expect([names(applyDiff(renamed, { put: [], remove: [aHost().id] })), worked]).toEqual([[], 3]);
});

test('who counts containers looks at those that a patch changed, not at thousands', () => {
  let looked = 0;
  const running = counting(({ state }) => {
    looked += 1;
    return state === 'running';
  });
  expect(running(town)).toBe(MANY);
  looked = 0;
  const diff = { put: [stopped(1), aContainer(MANY + 1, { state: 'running' })], remove: [aContainer(2).id] };
  expect(running(applyDiff(town, diff))).toBe(MANY - 1);
  expect(looked).toBe(4);
});
