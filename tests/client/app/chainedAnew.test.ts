import { expect, test } from 'vitest';
import { chainedAnew } from '../../../client/app/chainedAnew.ts';
import { hostId } from '../../../shared/records.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';

const ours = aContainer(1);
const others = aContainer(2, { host: hostId('other') });
const townWith = (host = aHost()) => recordMap([host, aHost({ id: hostId('other') }), ours, others]);

test('where a proxy refuses something else than before, the containers of that engine are other objects, and only those', () => {
  const next = townWith(aHost({ refused: ['stop'] }));
  const anew = chainedAnew(townWith(), next);
  expect(anew).toEqual(next);
  expect(anew.get(ours.id)).not.toBe(ours);
  expect(anew.get(others.id)).toBe(others);
});

test('where the same is refused, or the engine was not shown before, nothing is made anew', () => {
  const next = townWith(aHost({ refused: ['stop'] }));
  expect(chainedAnew(townWith(aHost({ refused: ['stop'] })), next)).toBe(next);
  expect(chainedAnew(recordMap([]), next)).toBe(next);
});
