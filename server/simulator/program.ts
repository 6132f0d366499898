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

const TRAP = /trap\s+(?:'([^']*)'|"([^"]*)"|(\S+))\s+[A-Z0-9 ]*\b(?:SIG)?TERM\b[^;]*;?/;

function scriptProgram(script: string): Program {
  const trap = TRAP.exec(script);
  const body = trap === null ? script : script.replace(trap[0], '');
  const program = /\bwhile\s+(true|:|sleep)/.test(body)
    ? FOR_EVER
    : stepsProgram(body.split(/;|&&|\n/).map((step) => step.trim()));
  const exit = /exit\s+(\d+)/.exec(trap?.slice(1).join('') ?? '');
  return exit === null ? program : { ...program, onTerm: { exitCode: Number(exit[1]), afterMs: 0 } };
}

/** Ends at the first step that ends the shell, or stays with the first one that is not understood. */
function stepsProgram(steps: readonly string[]): Program {
  let program: Program = { ...FOR_EVER, runsMs: 0 };
  for (const step of steps) {
    const [, verb = '', argument = ''] = /^(?:exec\s+)?(\S*)\s*(.*)$/.exec(step) ?? [];
    const exitCode = exitOf(verb, argument);
    if (exitCode !== null) return { ...program, exitCode };
    program = after(program, verb, argument);
    if (program.runsMs === null) return program;
  }
  return program;
}

const exitOf = (verb: string, argument: string): number | null =>
  verb === 'exit' ? Number(argument) : verb === 'false' ? 1 : null;

function after(program: Program, verb: string, argument: string): Program {
  if (verb === 'true' || verb === '') return program;
  if (verb === 'echo') return { ...program, output: [...program.output, printed(argument)] };
  const isSleep = verb === 'sleep' && Number(argument) >= 0;
  return { ...program, runsMs: isSleep ? (program.runsMs ?? 0) + Number(argument) * MS : null };
}

function printed(argument: string): Program['output'][number] {
  const toErrors = /\s*1?>\s*&2\s*$/;
  const text = argument.replace(toErrors, '').replace(/^(['"])(.*)\1$/, '$2');
  return { stream: toErrors.test(argument) ? 'stderr' : 'stdout', text };
}
