import { expect, test } from 'vitest';
import { nextStep } from '../../../client/app/raising.ts';
import { plotAt } from '../../../shared/plots.ts';
import { containersOf, type RecordMap } from '../../../shared/records.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../../support/records.ts';

const HARBOUR = { x: 0, z: 170 };
const NOTHING: RecordMap = new Map();
const townOf = (count: number): RecordMap =>
  recordMap([
    aHost(),
    aDistrict('shop', [0]),
    ...Array.from({ length: count }, (_, i) => aContainer(i + 1, { plot: i })),
  ]);

function stepsTo(wanted: RecordMap): readonly RecordMap[] {
  const steps: RecordMap[] = [];
  for (let shown = NOTHING; shown !== wanted; steps.push(shown)) shown = nextStep(shown, wanted, HARBOUR);
  return steps;
}

test('a town of hundreds is shown at once', () => {
  const town = townOf(800);
  expect(stepsTo(town)).toEqual([town]);
});

test('a town of thousands is raised in steps, of which none is so small that it would be played as news', () => {
  const town = townOf(10_003);
  const sizes = stepsTo(town).map((shown) => containersOf(shown).length);
  const grown = sizes.map((size, i) => size - (sizes[i - 1] ?? 0));
  expect(sizes.at(-1)).toBe(10_003);
  expect(Math.max(...grown.slice(1))).toBeLessThanOrEqual(1_250);
  expect(Math.min(...grown)).toBeGreaterThan(100);
});

test('hosts, districts and what stands near the visitor come first', () => {
  const first = nextStep(NOTHING, townOf(5_000), HARBOUR);
  const away = containersOf(first).map(({ plot }) => {
    const { x, z } = plotAt(plot ?? NaN);
    return Math.hypot(x - HARBOUR.x, z - HARBOUR.z);
  });
  expect(Math.max(...away)).toBeLessThan(240);
  expect([...first.values()].filter(({ type }) => type !== 'container')).toHaveLength(2);
});

test('what is shown already follows the world at once', () => {
  const town = townOf(5_000);
  const first = nextStep(NOTHING, town, HARBOUR);
  const [one] = containersOf(first);
  const news = new Map(town);
  if (one) news.set(one.id, { ...one, state: 'paused' });
  expect(one && nextStep(first, news, HARBOUR).get(one.id)).toMatchObject({ state: 'paused' });
});
