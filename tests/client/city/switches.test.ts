import { expect, test } from 'vitest';
import { PARTS } from '../../../client/city/parts.ts';
import { actionOf, askedOf, isSwitch } from '../../../client/city/switches.ts';
import { aContainer } from '../../support/records.ts';

test('every switch stands for one action, walls, signs and stations for none', () => {
  expect(PARTS.map((part) => actionOf(part, aContainer()))).toEqual([
    'stop',
    'remove',
    'restart',
    'pause',
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a lever that stands still is a switch, and is asked about as if it were pulled up', () => {
  const dead = aContainer(1, { state: 'dead' });
  expect(isSwitch('lever')).toBe(true);
  expect([actionOf('lever', dead), askedOf('lever', dead)]).toEqual([null, 'start']);
});
