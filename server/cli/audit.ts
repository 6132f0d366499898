import { Command, CommanderError } from 'commander';
import { verifyCommand } from '../audit/verifyCommand.ts';
import { dataDirFor } from './commands.ts';
import type { CommandSources } from './commands.ts';

const MISUSE = 2;

export const isAuditCommand = ([first = '']: readonly string[]): boolean => first === 'audit';

/** `audit verify`: works beside a running server, and writes nothing. */
export async function runAuditCommand(
  sources: CommandSources,
): Promise<{ readonly output: string; readonly exitCode: number }> {
  let output = '';
  let exitCode = 0;
  const root = new Command('cratecraft')
    .exitOverride()
    .configureOutput({ writeOut: (text) => (output += text), writeErr: () => undefined });
  root
    .command('audit')
    .description('what was done')
    .command('verify')
    .description('follow the chain of hashes, and name the line that breaks it')
    .option('--data-dir <folder>', 'folder of the server (default: the XDG state folder)')
    .action(async (flags: { readonly dataDir?: string }) => {
      ({ output, exitCode } = await verifyCommand(dataDirFor(sources, flags)));
    });
  try {
    await root.parseAsync(sources.args, { from: 'user' });
    return { output: output.trimEnd(), exitCode };
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0)
      return { output: output.trimEnd(), exitCode: 0 };
    const said = error instanceof Error ? error.message : String(error);
    return { output: said.replace(/^error: /, ''), exitCode: MISUSE };
  }
}
