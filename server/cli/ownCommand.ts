import { basename } from 'node:path';

/** What somebody types to run this program the way it was run now. @param program `process.argv[1]` */
export function ownCommand(env: Readonly<Record<string, string | undefined>>, program: string): string {
  if (env['npm_lifecycle_event'] === 'start') return 'npm start --';
  if (env['npm_command'] === 'exec') return 'npx cratecraft';
  return basename(program) === 'cratecraft' ? 'cratecraft' : `node ${program}`;
}
