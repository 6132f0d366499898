import { expect, test } from 'vitest';
import { buildingOf, readAddress } from '../../../client/app/address.ts';

const read = (search: string, reducedMotion = false) => readAddress({ search }, reducedMotion);

test('an address without parameters fixes nothing', () => {
  expect(read('')).toEqual({
    settings: {},
    seed: 7,
    isCalm: false,
    isBench: false,
    isTour: false,
  });
});

test('each parameter is read', () => {
  expect(read('?quality=low&time=dusk&seed=3&calm=1&bench=1&tour=1')).toEqual({
    settings: { quality: 'low', time: 'dusk' },
    seed: 3,
    isCalm: true,
    isBench: true,
    isTour: true,
  });
});

test('wrong values are left to the visitor', () => {
  expect(read('?quality=ultra&time=noon&seed=x&calm=yes')).toEqual({
    settings: {},
    seed: 7,
    isCalm: false,
    isBench: false,
    isTour: false,
  });
});

test('a visitor who asked for less motion gets a calm town', () => {
  expect(read('', true).isCalm).toBe(true);
});

test('a building is named behind the #; a broken escape stands as it is', () => {
  expect(['', '#shop-web-1', '#caf%C3%A9', '#%E0%A4%A'].map(buildingOf)).toEqual([
    '',
    'shop-web-1',
    'café',
    '%E0%A4%A',
  ]);
});
