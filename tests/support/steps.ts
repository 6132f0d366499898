/** The programs of a test run: those that have nothing to do with each other run side by side, as many as there are cores. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

/** What it prints is shown at once. */
export const runStep = (step: Step): Promise<boolean> => run(step, 'inherit');

/** What each prints is shown when it has ended. Resolves to false with the first that fails, and begins no further one. */
export async function runSideBySide(steps: readonly Step[]): Promise<boolean> {
  const waiting = [...steps];
  let isGreen = true;
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined && isGreen; step = waiting.shift()) {
      if (!(await run(step, 'pipe'))) isGreen = false;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return isGreen;
}

async function run(
  { name, command: [program = '', ...args] }: Step,
  output: 'inherit' | 'pipe',
): Promise<boolean> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', output, output] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => printed.push(piece));
  const [status] = (await once(child, 'close')) as [number | null];
  process.stdout.write(Buffer.concat(printed));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  return status === 0;
}
