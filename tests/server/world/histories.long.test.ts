import { test } from 'vitest';
import { convergesInOrder, convergesUnderFaults } from './support/converges.ts';

test('10,000 histories of random changes and faults end without a difference', async () => {
  await convergesUnderFaults(10_000);
}, 1_800_000);

test('10,000 histories without a loss end without a difference', async () => {
  await convergesInOrder(10_000);
}, 1_800_000);
