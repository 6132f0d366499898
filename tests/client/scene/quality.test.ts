import { expect, test } from 'vitest';
import { LAST_STEP, limitsOf, QUALITIES } from '../../../client/scene/quality.ts';

test.each(QUALITIES)(
  'in %s quality each step asks for fewer pixels and shells, and for no more of anything',
  (quality) => {
    for (let step = 1; step <= LAST_STEP; step += 1) {
      const [before, after] = [limitsOf(quality, step - 1), limitsOf(quality, step)];
      expect(after.pixelRatio).toBeLessThan(before.pixelRatio);
      expect(after.shellRadius).toBeLessThan(before.shellRadius);
      expect(after.shellTriangles).toBeLessThan(before.shellTriangles);
      expect(after.signs).toBeLessThanOrEqual(before.signs);
      expect(after.fittings).toBe(before.fittings);
    }
  },
);

test('step 0 is the quality itself, and there is nothing beyond the last', () => {
  expect(limitsOf('medium', 0)).toEqual(limitsOf('medium'));
  expect(limitsOf('medium', LAST_STEP + 1)).toEqual(limitsOf('medium', LAST_STEP));
});
