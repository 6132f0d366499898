import { expect, test } from 'vitest';
import { linear } from '../../../client/anim/ease.ts';
import { createCells } from '../../../client/scene/cells.ts';
import { createMotions } from '../../../client/scene/motions.ts';

const THOUSANDS = 10_000;
const AT_ONCE_MS = 1_000;

const ofCells = (count: number) => {
  const cells = createCells();
  const motions = createMotions(cells);
  const given = Array.from({ length: count }, () => cells.allocate());
  for (const cell of given)
    for (const channel of ['rise', 'shake', 'light', 'lever', 'ice'] as const) motions.set(cell, channel, 1);
  return { motions, given };
};

test('an island of 10,000 that went held up the page for ten seconds: each cell was looked for among all', () => {
  const { motions, given } = ofCells(THOUSANDS);
  const startedMs = performance.now();
  for (const cell of given) motions.forget(cell);
  expect(performance.now() - startedMs).toBeLessThan(AT_ONCE_MS);
});

test('what a cell showed is forgotten with it, and nothing of the next cell', () => {
  const { motions } = ofCells(2);
  const begin = (cell: number) =>
    motions.begin({ ...{ cell, channel: 'ice', to: 0 }, ...{ startMs: 0, durationMs: 100, ease: linear } });
  begin(0);
  begin(1);
  motions.forget(0);
  expect(motions.isMoving()).toBe(true);
  motions.forget(1);
  expect(motions.isMoving()).toBe(false);
});
