import { test } from 'vitest';
import { convergesInOrder, convergesUnderFaults, SAVED_SEED } from './support/converges.ts';

test('500 histories of random changes and faults: the world equals the engine 75 s after the last fault', async () => {
  await convergesUnderFaults(500, { seed: SAVED_SEED });
}, 120_000);

test('300 histories without a loss: the world equals the engine 2 s after the last change', async () => {
  await convergesInOrder(300, { seed: SAVED_SEED });
}, 120_000);
