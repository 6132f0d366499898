import { expect, test } from 'vitest';
import { startChurn } from '../../support/scene/churn.ts';

/** After it, every form that is seen from this street has been seen. */
const WARM_SECONDS = 60;
const SECONDS = 600;
const LIMIT_MS = 300_000;
const HEAP_LIMIT_BYTES = 2 * 2 ** 20;

test(
  'a town in which containers come, go and change for 10 minutes holds no more than before',
  () => {
    const churn = startChurn(1);
    churn.live(WARM_SECONDS);
    const before = churn.held();
    churn.live(SECONDS);
    const after = churn.held();
    expect(after).toEqual({ ...before, heapBytes: after.heapBytes });
    expect(after.heapBytes - before.heapBytes).toBeLessThan(HEAP_LIMIT_BYTES);
    churn.dispose();
  },
  LIMIT_MS,
);
