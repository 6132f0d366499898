import { expect, test } from 'vitest';
import { LOOKS } from '../../../client/city/looks.ts';
import { FLAG, createCells } from '../../../client/scene/cells.ts';

const texelsOf = (cells: ReturnType<typeof createCells>, cell: number): number[] => [
  ...cells.texels().subarray(cell * 16, cell * 16 + 16),
];

/** A tick that brings these figures to one cell. */
function tell(cells: ReturnType<typeof createCells>, cell: number, told: Told): void {
  cells.beginTick(told.nowMs);
  cells.setFigures(cell, { cpu: [told.cpu], memory: [told.memory], stale: [told.stale ?? 0] }, 0);
}

interface Told {
  readonly cpu: number;
  readonly memory: number;
  readonly stale?: 1;
  readonly nowMs: number;
}

test('a cell that was just given out knows no figures, stands and is at rest', () => {
  const cells = createCells();
  expect(texelsOf(cells, cells.allocate())).toEqual([
    ...[255, 255, 0, 0, 255, 255, 0, 0],
    ...[255, 0, 0, 0, 128, 0, 0, 0],
  ]);
});

test('figures, look, flags, channels and marks land in their bytes', () => {
  const cells = createCells();
  const cell = cells.allocate();
  tell(cells, cell, { cpu: 0.5, memory: 2, stale: 1, nowMs: 0 });
  cells.setLook(cell, 'paused', FLAG.pending | FLAG.away);
  cells.setChannel(cell, 'lever', 0.5);
  cells.setChannel(cell, 'shake', -1);
  cells.setMarks(cell, 3, 0b110);
  expect(texelsOf(cells, cell)).toEqual([
    ...[125, 250, LOOKS.indexOf('paused') | (6 << 4), 1, 125, 250, 0, 0],
    ...[255, 0, 128, 0, 0, 0, 3, 6],
  ]);
});

test('the picture moves on from what is shown when new figures come early', () => {
  const cells = createCells();
  const cell = cells.allocate();
  tell(cells, cell, { cpu: 0, memory: 0, nowMs: 0 });
  tell(cells, cell, { cpu: 1, memory: 1, nowMs: 1000 });
  tell(cells, cell, { cpu: 0, memory: 1, nowMs: 1500 });
  expect(texelsOf(cells, cell).slice(0, 6)).toEqual([0, 250, 0, 0, 125, 125]);
  expect([1500, 2000, 9000].map(cells.tick)).toEqual([0, 0.5, 1]);
});

test('figures become unknown and known at once, never on the way to 0 nor down from full', () => {
  const cells = createCells();
  const cell = cells.allocate();
  tell(cells, cell, { cpu: 1, memory: 1, nowMs: 0 });
  tell(cells, cell, { cpu: NaN, memory: NaN, nowMs: 1000 });
  tell(cells, cell, { cpu: 0.4, memory: NaN, nowMs: 1500 });
  expect(texelsOf(cells, cell).slice(0, 6)).toEqual([100, 255, 0, 0, 100, 255]);
});

test('cells grow beyond the first thousand, keep what they hold, and are used again', () => {
  const cells = createCells();
  const first = cells.allocate();
  cells.setLook(first, 'dead', 0);
  const last = Array.from({ length: 1_024 }, () => cells.allocate()).at(-1) ?? 0;
  cells.setLook(last, 'dead', 0);
  cells.release(first);
  expect({
    rows: cells.rows(),
    look: texelsOf(cells, last)[2],
    again: cells.allocate(),
    fresh: texelsOf(cells, first)[2],
  }).toEqual({ rows: 32, look: LOOKS.indexOf('dead'), again: first, fresh: 0 });
});

test('a write that changes nothing is no reason to upload', () => {
  const cells = createCells();
  const cell = cells.allocate();
  cells.takeChanged();
  cells.setChannel(cell, 'light', 0);
  const afterSame = cells.takeChanged();
  cells.setChannel(cell, 'light', 1);
  expect([afterSame, cells.takeChanged(), cells.takeChanged()]).toEqual([false, true, false]);
});

test('figures that stayed were shown on their way to where they were, again each second: the end of a move is sent, too', () => {
  const cells = createCells();
  const cell = cells.allocate();
  const next = (cpu: number, nowMs: number) => {
    tell(cells, cell, { cpu, memory: 0, nowMs });
    return cells.takeChanged();
  };
  next(0.2, 0);
  next(0.2, 1000);
  expect([next(0.8, 2000), next(0.8, 3000), next(0.8, 4000)]).toEqual([true, true, false]);
  expect(texelsOf(cells, cell)[4]).toBe(200);
});

test('a figure never came to where it was told while others were told many times a second', () => {
  const cells = createCells();
  const [cell, busy] = [cells.allocate(), cells.allocate()];
  tell(cells, cell, { cpu: 0.1, memory: 0, nowMs: 0 });
  tell(cells, cell, { cpu: 0.13, memory: 0, nowMs: 2_000 });
  for (let nowMs = 2_050; nowMs <= 3_000; nowMs += 50)
    tell(cells, busy, { cpu: nowMs / 4_000, memory: 0, nowMs });
  expect(texelsOf(cells, cell)[4]).toBe(33);
});
