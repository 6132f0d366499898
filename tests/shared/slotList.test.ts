import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSlots, encodeSlots } from '../../shared/slotList.ts';

const slotsArbitrary = fc
  .oneof(fc.uniqueArray(fc.nat(65_535), { maxLength: 300 }), fc.uniqueArray(fc.nat(300), { maxLength: 300 }))
  .map((slots) => slots.toSorted((a, b) => a - b));

test('slots come back as they were, dense or sparse, and the end is told', () => {
  fc.assert(
    fc.property(slotsArbitrary, fc.nat(5), (slots, before) => {
      const bytes = new Uint8Array([...new Uint8Array(before), ...encodeSlots(slots), 99]);
      const { slots: read, end } = decodeSlots(new DataView(bytes.buffer), before);
      expect([[...read], end]).toEqual([slots, bytes.length - 1]);
    }),
  );
});

test('a gap of 127 takes one byte, one of 128 three', () => {
  expect([encodeSlots([0, 127]).length, encodeSlots([0, 128]).length]).toEqual([6, 8]);
});
