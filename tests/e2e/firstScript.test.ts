import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noteFigures } from '../support/figures.ts';
import { ASSETS, firstScriptKb, firstScripts, MOST_FIRST_SCRIPT_KB } from '../support/firstScripts.ts';

const REACT = 'react.transitional.element';

test('what must arrive before the first frame is at most 230 kB of JavaScript, packed as the server packs it', (context) => {
  const kb = firstScriptKb();
  noteFigures(context, { firstScriptKb: Math.round(kb) });
  const names = firstScripts().map((file) => file.split('-')[0]);
  expect(names).toEqual(expect.arrayContaining(['index', 'landWorker']));
  expect(kb).toBeLessThanOrEqual(MOST_FIRST_SCRIPT_KB);
  expect(kb).toBeGreaterThan(MOST_FIRST_SCRIPT_KB / 2);
});

test('React comes beside the town, not before it', () => {
  const all = readdirSync(ASSETS).filter((file) => file.endsWith('.js'));
  const withReact = all.filter((file) => readFileSync(`${ASSETS}/${file}`, 'utf8').includes(REACT));
  const first = new Set(firstScripts());
  expect(withReact.map((file) => [file.split('-')[0], first.has(file)])).toEqual([['mountHud', false]]);
});
