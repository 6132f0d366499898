import { expect, test } from 'vitest';
import { FOR_EVER, programOf } from '../../../server/simulator/program.ts';

const out = (text: string) => ({ stream: 'stdout', text });

test.each([
  [['sleep', '5'], { runsMs: 5000 }],
  [['sleep', 'infinity'], {}],
  [['nginx', '-g', 'daemon off;'], {}],
  [['sh'], { runsMs: 0 }],
  [['true'], { runsMs: 0 }],
  [['false'], { runsMs: 0, exitCode: 1 }],
  [['sh', '-c', 'exit 3'], { runsMs: 0, exitCode: 3 }],
  [['/bin/sh', '-c', 'sleep 2 && exit 4'], { runsMs: 2000, exitCode: 4 }],
  [
    ['sh', '-c', 'echo one; echo "two" >&2; exit 3'],
    { runsMs: 0, exitCode: 3, output: [out('one'), { stream: 'stderr', text: 'two' }] },
  ],
  [['sh', '-c', 'while true; do echo hi; sleep 1; done'], {}],
  [
    ['sh', '-c', "trap 'exit 7' TERM; while true; do sleep 0.1; done"],
    { onTerm: { exitCode: 7, afterMs: 0 } },
  ],
])('%o', (command, differs) => {
  expect(programOf(command)).toEqual({ ...FOR_EVER, ...differs });
});
