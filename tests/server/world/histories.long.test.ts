import { test } from 'vitest';
import { noteFigures } from '../../support/figures.ts';
import { convergesInOrder, convergesUnderFaults } from './support/converges.ts';

const HISTORIES = 20_000;
const LIMIT_MS = 480_000;

test(
  'after random changes and faults the world equals the engine: no history ends with a difference',
  async (context) => {
    await convergesUnderFaults(HISTORIES, { onFigures: (figures) => noteFigures(context, figures) });
  },
  LIMIT_MS,
);

test(
  'after changes of which nothing was lost the world equals the engine at once',
  async (context) => {
    await convergesInOrder(HISTORIES, { onFigures: (figures) => noteFigures(context, figures) });
  },
  LIMIT_MS,
);
