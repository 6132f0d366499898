import { expect, test } from 'vitest';
import { difference, seenAs, VISIONS, type Lab } from './colors.ts';

/** From the test data that Sharma, Wu and Dalal published with their notes on CIEDE2000 (2005). */
const PUBLISHED: readonly (readonly [Lab, Lab, number])[] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [58, 24, 15], 19.4535],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

test.each(PUBLISHED)('the difference of %j and %j is %f, either way', (a, b, published) => {
  expect([difference(a, b), difference(b, a)].map((value) => value.toFixed(4))).toEqual([
    published.toFixed(4),
    published.toFixed(4),
  ]);
});

test('a neutral stays what it is for every vision', () => {
  const greys = VISIONS.map((vision) =>
    difference(seenAs([120, 120, 120], 'normal'), seenAs([120, 120, 120], vision)),
  );
  expect(greys.filter((value) => value > 0.1)).toEqual([]);
});

test('the green and the red lamp are five times nearer to each other for a deuteranope and in grey', () => {
  const apart = (['normal', 'deuteranopia', 'grey'] as const).map((vision) =>
    difference(seenAs([47, 208, 122], vision), seenAs([255, 75, 75], vision)),
  );
  const [normal = 0, ...others] = apart;
  expect(others.filter((other) => other > normal / 5)).toEqual([]);
});
