import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOOKS } from '../../../client/city/looks.ts';
import { GAUGES, LEGEND } from '../../../client/hud/legend.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
/** `seen | means` of every row of every table. */
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(2, -2)
      .split(/\s+\|\s/)
      .map((cell) => cell.trim())
      .join(' | '),
  );

test('the help explains every look, each once and each differently', () => {
  expect(LEGEND.map(({ look }) => look).toSorted()).toEqual([...LOOKS].toSorted());
  expect(new Set(LEGEND.map(({ seen }) => seen)).size).toBe(LOOKS.length);
});

test('the README has the same words as the help', () => {
  const wanted = [
    ...LEGEND.map(({ seen, means }) => `${seen} | ${means}`),
    ...GAUGES.map((line) => line.join(' | ')),
  ];
  expect(rows.filter((row) => wanted.includes(row))).toEqual(wanted);
});
