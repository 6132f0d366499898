import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const PAGE = 'dist/client/index.html';
export const ASSETS = 'dist/client/assets';

/** RENDERING.md: JavaScript before the first frame. */
export const MOST_FIRST_SCRIPT_KB = 230;
const KB = 1_000;

/** Of the built page: scripts that it names, what those import before they run, and the worker that the land comes from. */
export function firstScripts(): readonly string[] {
  const named = matchesOf(readFileSync(PAGE, 'utf8'), /<script[^>]+src="\.\/assets\/([^"]+)"/g);
  const workers = readdirSync(ASSETS).filter((file) => /^landWorker-.*\.js$/.test(file));
  const found = new Set<string>();
  const take = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(`${ASSETS}/${file}`, 'utf8');
    matchesOf(text, /\b(?:from|import)\s*"\.\/([^"]+\.js)"/g).forEach(take);
  };
  [...named, ...workers].forEach(take);
  return [...found];
}

/** Packed as the server packs them. */
export const firstScriptKb = (): number =>
  firstScripts().reduce((sum, file) => sum + gzipSync(readFileSync(`${ASSETS}/${file}`)).length, 0) / KB;

const matchesOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);
