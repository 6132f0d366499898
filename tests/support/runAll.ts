/**
 * `npm test` and `npm run check`: every step in order, stopping at the first that fails, and one last line with the counts.
 * `check` leaves out what needs an engine or a browser.
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

const resultSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

const npmRun = (script: string): Step => ({ name: script, command: ['npm', 'run', '--silent', script] });

const STEPS_BEFORE_TESTS: readonly Step[] = [
  'check:format',
  'check:types',
  'check:lint',
  'check:borders',
  'check:dead-code',
  'build',
].map(npmRun);

const isCheck = process.argv[2] === 'check';
const folder = mkdtempSync(join(tmpdir(), 'cratecraft-results-'));
const resultFile = join(folder, 'results.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
const unitOnly = isCheck ? ['--project', 'unit'] : [];
const tests: Step = {
  name: 'tests',
  command: ['npx', '--no-install', 'vitest', 'run', ...reporters, ...unitOnly],
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
  const counts = resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
  return { passed: counts.numPassedTests, failed: counts.numFailedTests };
}

function runEverything() {
  const failedStep = STEPS_BEFORE_TESTS.find((step) => !runStep(step));
  if (failedStep !== undefined) return { passed: 0, failed: 1, isGreen: false };
  const isGreen = runStep(tests);
  return { ...readCounts(), isGreen };
}

if (!isCheck) await ensureTools();
const { passed, failed, isGreen } = runEverything();
rmSync(folder, { recursive: true, force: true });
// A step or a hook that failed outside any test counts as one failure.
console.log(`${passed} passed, ${isGreen ? failed : Math.max(1, failed)} failed`);
process.exitCode = isGreen ? 0 : 1;
