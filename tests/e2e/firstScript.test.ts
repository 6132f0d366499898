import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const ASSETS = 'dist/client/assets';
const PAGE = 'dist/client/index.html';
/** RENDERING.md: JavaScript before the first frame. */
const MOST_KB = 230;
const KB = 1_000;

/** Scripts that the page names, what those import before they run, and the worker that the land comes from. */
function firstScripts(): readonly string[] {
  const named = matchesOf(readFileSync(PAGE, 'utf8'), /<script[^>]+src="\.\/assets\/([^"]+)"/g);
  const workers = readdirSync(ASSETS).filter((file) => /^landWorker-.*\.js$/.test(file));
  const found = new Set<string>();
  const take = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const next of matchesOf(readFileSync(`${ASSETS}/${file}`, 'utf8'), /\bfrom\s*"\.\/([^"]+\.js)"/g))
      take(next);
  };
  [...named, ...workers].forEach(take);
  return [...found];
}

const matchesOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

test('what must arrive before the first frame is at most 230 kB of JavaScript, packed as the server packs it', ({
  task,
}) => {
  const scripts = firstScripts();
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(`${ASSETS}/${file}`)).length, 0);
  Object.assign(task.meta, { figures: { firstScriptKb: Math.round(bytes / KB) } });
  expect(scripts.map((file) => file.split('-')[0]).sort()).toEqual(['index', 'landWorker']);
  expect(bytes / KB).toBeLessThanOrEqual(MOST_KB);
});

test('React comes beside the town, not before it', () => {
  const [index = ''] = firstScripts();
  expect(readFileSync(`${ASSETS}/${index}`, 'utf8')).not.toContain('react.transitional.element');
  const hud = readdirSync(ASSETS).find((file) => /^mountHud-.*\.js$/.test(file)) ?? '';
  expect(readFileSync(`${ASSETS}/${hud}`, 'utf8')).toContain('react.transitional.element');
});
