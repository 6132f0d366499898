import { expect, test } from 'vitest';
import { heldOver } from '../../support/scene/churn.ts';

const SECONDS = 600;
const LIMIT_MS = 300_000;
const HEAP_LIMIT_BYTES = 2 * 2 ** 20;

test(
  'a town in which containers come, go and change for 10 minutes holds no more than before',
  () => {
    const { before, after } = heldOver(SECONDS);
    expect(after).toEqual({ ...before, heapBytes: after.heapBytes });
    expect(after.heapBytes - before.heapBytes).toBeLessThan(HEAP_LIMIT_BYTES);
  },
  LIMIT_MS,
);
