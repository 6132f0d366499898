import { expect, test } from 'vitest';
import { nearFirst } from '../../../client/app/nearFirst.ts';
import { plotAt } from '../../../shared/plots.ts';
import { containersOf, type RecordMap } from '../../../shared/records.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../../support/records.ts';

const HARBOUR = { x: 0, z: 170 };
const atHarbour = () => HARBOUR;
const NOTHING: RecordMap = new Map();
const townOf = (count: number): RecordMap =>
  recordMap([
    aHost(),
    aDistrict('shop', [0]),
    ...Array.from({ length: count }, (_, i) => aContainer(i + 1, { plot: i })),
  ]);

test('a town of hundreds is shown at once', () => {
  const town = townOf(800);
  expect(nearFirst(NOTHING, town, atHarbour)).toBe(town);
});

test('of a town of thousands come first the host, the districts and what stands near the arrival', () => {
  const first = nearFirst(NOTHING, townOf(5_000), atHarbour);
  const away = containersOf(first).map(({ plot }) => {
    const { x, z } = plotAt(plot ?? NaN);
    return Math.hypot(x - HARBOUR.x, z - HARBOUR.z);
  });
  expect(away.length).toBeGreaterThan(100);
  expect(Math.max(...away)).toBeLessThan(240);
  expect([...first.values()].filter(({ type }) => type !== 'container')).toHaveLength(2);
});

test('what is shown stays, and follows the world', () => {
  const town = townOf(5_000);
  const news = new Map([...town, ...townOf(8_000)]);
  const [one] = containersOf(town);
  if (one) news.set(one.id, { ...one, state: 'paused' });
  const next = nearFirst(town, news, atHarbour);
  expect(containersOf(next)).toHaveLength(5_000);
  expect(one && next.get(one.id)).toMatchObject({ state: 'paused' });
});
