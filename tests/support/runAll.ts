/**
 * `npm test` and `npm run check`: every step in order, stopping at the first that fails, and one last line with the counts.
 * `check` leaves out what needs an engine or a browser.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureTools } from './provision.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const resultSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

const STATIC_STEPS: readonly Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: ['tsc'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  {
    name: 'dependency rules',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'client', 'server', 'shared'],
  },
  { name: 'dead code', command: ['knip'] },
];
const BUILD_STEPS: readonly Step[] = [
  { name: 'build of the client', command: ['vite', 'build', '--logLevel', 'warn'] },
  {
    name: 'build of the server',
    command: ['vite', 'build', '--ssr', 'server/main.ts', '--logLevel', 'warn'],
  },
];

const isCheck = process.argv[2] === 'check';
const folder = mkdtempSync(join(tmpdir(), 'cratecraft-results-'));
const resultFile = join(folder, 'results.json');
const tests: Step = {
  name: 'tests',
  command: [
    ...['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`],
    ...(isCheck ? ['--project', 'unit'] : []),
  ],
};

function runStep({ name, command }: Step): boolean {
  const started = performance.now();
  const { status } = spawnSync('npx', ['--no-install', ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  return status === 0;
}

function readCounts() {
  const counts = resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
  return { passed: counts.numPassedTests, failed: counts.numFailedTests };
}

function runEverything() {
  const failedStep = [...STATIC_STEPS, ...BUILD_STEPS].find((step) => !runStep(step));
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
