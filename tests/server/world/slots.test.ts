import { expect, test } from 'vitest';
import { containerId } from '../../../shared/records.ts';
import { createSlots, SLOT_REST_MS } from '../../../server/world/slots.ts';
import { engineId } from '../../support/records.ts';

const id = (number: number) => containerId('local', engineId(number));

test('slots are the smallest free integers, and a container keeps its own', () => {
  const slots = createSlots(() => 0);
  expect([1, 2, 3, 2].map((number) => slots.take(id(number)))).toEqual([0, 1, 2, 1]);
});

test('a released slot rests for a minute before it is given to another', () => {
  let now = 0;
  const slots = createSlots(() => now);
  for (const number of [1, 2, 3, 4]) slots.take(id(number));
  slots.release(id(3));
  slots.release(id(1));
  now = SLOT_REST_MS - 1;
  expect(slots.take(id(5))).toBe(4);
  now = SLOT_REST_MS;
  expect([slots.take(id(6)), slots.take(id(7)), slots.take(id(8))]).toEqual([0, 2, 5]);
});
