import { expect, test } from 'vitest';
import { createListing } from '../../../server/world/listing.ts';
import { engineId } from '../../support/records.ts';
import { aListed } from './support/listed.ts';

test('a list that began before a single read, and comes back after it, does not undo it', () => {
  const listing = createListing();
  listing.applyAll(listing.begin(), [aListed(2), aListed(1)]);
  const list = listing.begin();
  const single = listing.begin();
  listing.applySome(single, [engineId(1), engineId(2)], [aListed(1, { state: 'exited' })]);
  const change = listing.applyAll(list, [aListed(3), aListed(2), aListed(1)]);
  expect(change).toEqual({ changed: [engineId(3)], removed: [] });
  expect([...listing.all().values()]).toEqual([aListed(1, { state: 'exited' }), aListed(3)]);
});

test('a later list wins over everything before it', () => {
  const listing = createListing();
  const single = listing.begin();
  const list = listing.begin();
  listing.applyAll(list, [aListed(1)]);
  expect(listing.applySome(single, [engineId(1)], [])).toEqual({ changed: [], removed: [] });
  expect([...listing.all().keys()]).toEqual([engineId(1)]);
});

test('a list that says the same keeps every object', () => {
  const listing = createListing();
  listing.applyAll(listing.begin(), [aListed(2), aListed(1)]);
  const before = [...listing.all().values()];
  expect(listing.applyAll(listing.begin(), [aListed(2), aListed(1)])).toEqual({ changed: [], removed: [] });
  expect([...listing.all().values()].every((each, i) => each === before[i])).toBe(true);
});

test('the newest comes last, though the engine lists it first', () => {
  const listing = createListing();
  listing.applyAll(listing.begin(), [aListed(9), aListed(5), aListed(1)]);
  expect([...listing.all().values()].map(({ number }) => number)).toEqual([1, 5, 9]);
});
