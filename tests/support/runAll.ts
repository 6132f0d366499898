/**
 * `npm test`, `npm run check` and `npm run test:long`: every step, the tests last, stopping at the first that fails, and one last
 * line with the counts. `check` leaves out what needs an engine or a browser; `test:long` runs what takes long, and
 * what is measured of the security.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { notedSchema, printFigures } from './figures.ts';
import { ensureTools } from './provision.ts';
import { runSideBySide, runStep, type Step } from './steps.ts';

const resultSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(notedSchema) })),
});

const npmRun = (script: string): Step => ({ name: script, command: ['npm', 'run', '--silent', script] });

/** The longest first, so that the others fit beside it. */
const STEPS: readonly Step[] = [
  'check:lint',
  'check:types',
  'check:borders',
  'check:format',
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

/** None where the tests could not even start. */
function readCounts() {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1 };
  const results = resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
  printFigures(results.testResults.flatMap((file) => file.assertionResults));
  return { passed: results.numPassedTests, failed: results.numFailedTests };
}

async function runEverything() {
  if (!(await runSideBySide(steps))) return { passed: 0, failed: 1, isGreen: false };
  const isGreen = await runStep(tests);
  return { ...readCounts(), isGreen };
}

if (mode !== 'check') await ensureTools();
const { passed, failed, isGreen } = await runEverything();
rmSync(folder, { recursive: true, force: true });
// A step or a hook that failed outside any test counts as one failure.
console.log(`${passed} passed, ${isGreen ? failed : Math.max(1, failed)} failed`);
process.exitCode = isGreen ? 0 : 1;
