import { expect, test } from 'vitest';
import { readAddress } from '../../../client/app/address.ts';

const read = (search: string, hash = '', reducedMotion = false) =>
  readAddress({ search, hash }, reducedMotion);

test('an address without parameters fixes nothing', () => {
  expect(read('')).toEqual({
    settings: {},
    time: null,
    seed: 7,
    isCalm: false,
    isBench: false,
    building: '',
  });
});

test('each parameter is read, and a building is named behind the #', () => {
  expect(read('?quality=low&time=dusk&seed=3&calm=1&bench=1', '#caf%C3%A9')).toEqual({
    settings: { quality: 'low' },
    time: 'dusk',
    seed: 3,
    isCalm: true,
    isBench: true,
    building: 'café',
  });
});

test('wrong values are left to the visitor, and broken escapes stand as they are', () => {
  expect(read('?quality=ultra&time=noon&seed=x&calm=yes', '#%E0%A4%A')).toEqual({
    settings: {},
    time: null,
    seed: 7,
    isCalm: false,
    isBench: false,
    building: '%E0%A4%A',
  });
});

test('a visitor who asked for less motion gets a calm town', () => {
  expect(read('', '', true).isCalm).toBe(true);
});
