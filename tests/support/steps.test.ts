import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closedAfterTest } from './opened.ts';
import { runSideBySide, type Step } from './steps.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cc-steps-'));
  closedAfterTest().add(() => rm(path, { recursive: true }));
  return path;
}

const step = (name: string, program: string): Step => ({ name, command: ['node', '-e', program] });
const touching = (path: string) => step(path, `require('fs').writeFileSync(${JSON.stringify(path)}, '')`);

test('every step has run', async () => {
  const parent = await folder();
  const paths = ['a', 'b', 'c', 'd'].map((name) => join(parent, name));
  expect(await runSideBySide(paths.map(touching))).toBe(true);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test('one that fails makes the whole fail, and nothing begins after it', async () => {
  const path = join(await folder(), 'after');
  const failing = Array.from({ length: availableParallelism() }, (_, i) => step(`${i}`, 'process.exit(1)'));
  expect(await runSideBySide([...failing, touching(path)])).toBe(false);
  expect(existsSync(path)).toBe(false);
});
