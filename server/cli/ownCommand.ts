import { basename } from 'node:path';
import { shellWord } from './shellWord.ts';

const NAME = 'cratecraft';

/**
 * What somebody types to run this program the way it was run now: in a container only who started that knows.
 * @param program `process.argv[1]`
 */
export function ownCommand(env: Readonly<Record<string, string | undefined>>, program: string): string {
  const { CRATECRAFT_COMMAND: named = '' } = env;
  if (named !== '') return named;
  if (basename(program) === NAME) return env['npm_command'] === 'exec' ? `npx ${NAME}` : NAME;
  return env['npm_lifecycle_event'] === 'start' ? 'npm start --' : `node ${shellWord(program)}`;
}
