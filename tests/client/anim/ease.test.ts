import fc from 'fast-check';
import { expect, test } from 'vitest';
import { easeInOut, easeOut, easeWithWeight, linear, shake } from '../../../client/anim/ease.ts';

test.each([linear, easeOut, easeInOut, easeWithWeight])(
  '%o begins at 0 and ends at 1, also beyond both',
  (ease) => {
    expect([-1, 0, 1, 2].map((t) => Math.abs(Math.round(ease(t) * 1e9) / 1e9))).toEqual([0, 0, 1, 1]);
  },
);

test('a lever overshoots by 2 to 10 %, a shake stays within one sway and dies away', () => {
  const steps = Array.from({ length: 101 }, (_, i) => i / 100);
  const highest = Math.max(...steps.map(easeWithWeight));
  expect(highest).toBeGreaterThan(1.02);
  expect(highest).toBeLessThan(1.1);
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (t) => Math.abs(shake(t)) <= 1));
  expect(shake(1)).toBeCloseTo(0);
});
