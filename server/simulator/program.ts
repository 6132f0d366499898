/** What a command line does, for containers that clients create: just enough of a shell. */
import type { Program } from './container.ts';

const MS = 1000;

export const FOR_EVER: Program = {
  runsMs: null,
  exitCode: 0,
  outOfMemory: false,
  onTerm: null,
  health: null,
  output: [],
};

/** `sleep 5`, `sh -c 'echo hi; sleep 2; exit 3'`; whatever is not understood runs for ever. */
export function programOf(command: readonly string[]): Program {
  const [name = '', ...rest] = command;
  if (/(^|\/)(sh|bash|ash)$/.test(name))
    return rest[0] === '-c' ? scriptProgram(rest[1] ?? '') : endsAtOnce(0);
  return stepsProgram([command.join(' ')]);
}

const endsAtOnce = (exitCode: number): Program => ({ ...FOR_EVER, runsMs: 0, exitCode });

function scriptProgram(script: string): Program {
  const trap = /trap\s+(?:'([^']*)'|"([^"]*)"|(\S+))\s+[A-Z0-9 ]*\b(?:SIG)?TERM\b[^;]*;?/.exec(script);
  const body = trap === null ? script : script.replace(trap[0], '');
  const program = /\bwhile\s+(true|:|sleep)/.test(body)
    ? FOR_EVER
    : stepsProgram(body.split(/;|&&|\n/).map((step) => step.trim()));
  if (trap === null) return program;
  const exit = /exit\s+(\d+)/.exec(trap[1] ?? trap[2] ?? trap[3] ?? '');
  return exit === null ? program : { ...program, onTerm: { exitCode: Number(exit[1] ?? 0), afterMs: 0 } };
}

function stepsProgram(steps: readonly string[]): Program {
  let runsMs = 0;
  const output: Program['output'][number][] = [];
  for (const step of steps) {
    const [, verb = '', argument = ''] = /^(?:exec\s+)?(\S*)\s*(.*)$/.exec(step) ?? [];
    if (verb === 'exit') return { ...FOR_EVER, runsMs, output, exitCode: Number(argument) };
    if (verb === 'false') return { ...FOR_EVER, runsMs, output, exitCode: 1 };
    if (verb === 'echo') output.push(printed(argument));
    else if (verb === 'sleep' && Number(argument) >= 0) runsMs += Number(argument) * MS;
    else if (verb !== 'true' && verb !== '') return { ...FOR_EVER, output };
  }
  return { ...FOR_EVER, runsMs, output };
}

function printed(argument: string): Program['output'][number] {
  const toErrors = /\s*1?>\s*&2\s*$/;
  const text = argument.replace(toErrors, '').replace(/^(['"])(.*)\1$/, '$2');
  return { stream: toErrors.test(argument) ? 'stderr' : 'stdout', text };
}
