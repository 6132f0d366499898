/**
 * `npm test`, `npm run check` and `npm run test:long`: every step in order, stopping at the first that fails, and one last line
 * with the counts. `check` leaves out what needs an engine or a browser; `test:long` runs only what takes long.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureTools } from './provision.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const testSchema = z.object({
  title: z.string(),
  meta: z.object({ figures: z.record(z.string(), z.number()).optional() }),
});
const resultSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(testSchema) })),
});

const npmRun = (script: string): Step => ({ name: script, command: ['npm', 'run', '--silent', script] });

const STEPS: readonly Step[] = [
  'check:format',
  'check:types',
  'check:lint',
  'check:borders',
  'check:dead-code',
  'build',
].map(npmRun);

const MODES: Readonly<
  Record<string, { readonly steps: readonly Step[]; readonly projects: readonly string[] }>
> = {
  test: { steps: STEPS, projects: ['unit', 'engine'] },
  check: { steps: STEPS, projects: ['unit'] },
  long: { steps: [npmRun('build')], projects: ['long'] },
};

const mode = process.argv[2] ?? 'test';
const chosen = MODES[mode];
if (chosen === undefined) throw new Error(`there are the modes ${Object.keys(MODES).join(', ')}`);
const { steps, projects } = chosen;
const folder = mkdtempSync(join(tmpdir(), 'cratecraft-results-'));
const resultFile = join(folder, 'results.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
const named = projects.flatMap((name) => ['--project', name]);
const tests: Step = {
  name: 'tests',
  command: ['npx', '--no-install', 'vitest', 'run', ...reporters, ...named],
};

function runStep({ name, command: [program = '', ...args] }: Step): boolean {
  const started = performance.now();
  const { status } = spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  return status === 0;
}

/** None where the tests could not even start. */
function readCounts() {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1 };
  const results = resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
  for (const { title, meta } of results.testResults.flatMap((file) => file.assertionResults)) {
    if (meta.figures !== undefined) printFigures(title, meta.figures);
  }
  return { passed: results.numPassedTests, failed: results.numFailedTests };
}

/** `joinMs: 812` → `join ms 812` */
function printFigures(title: string, figures: Readonly<Record<string, number>>) {
  const told = Object.entries(figures).map(
    ([name, value]) => `${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${value}`,
  );
  console.log(`${told.join(', ')}: ${title}`);
}

function runEverything() {
  const failedStep = steps.find((step) => !runStep(step));
  if (failedStep !== undefined) return { passed: 0, failed: 1, isGreen: false };
  const isGreen = runStep(tests);
  return { ...readCounts(), isGreen };
}

if (mode !== 'check') await ensureTools();
const { passed, failed, isGreen } = runEverything();
rmSync(folder, { recursive: true, force: true });
// A step or a hook that failed outside any test counts as one failure.
console.log(`${passed} passed, ${isGreen ? failed : Math.max(1, failed)} failed`);
process.exitCode = isGreen ? 0 : 1;
