import { expect, test } from 'vitest';
import { ownCommand } from '../../../server/cli/ownCommand.ts';

test.each([
  [{ npm_lifecycle_event: 'start', npm_command: 'start' }, '/town/dist/server/main.js', 'npm start --'],
  [{ npm_command: 'exec' }, '/x/node_modules/.bin/cratecraft', 'npx cratecraft'],
  [{}, '/usr/local/bin/cratecraft', 'cratecraft'],
  [{ npm_command: 'exec' }, 'dist/server/main.js', 'node dist/server/main.js'],
  [{}, '/my town/main.js', "node '/my town/main.js'"],
  [{ CRATECRAFT_COMMAND: 'docker run cratecraft' }, '/app/main.js', 'docker run cratecraft'],
  [{ CRATECRAFT_COMMAND: '' }, '/app/main.js', 'node /app/main.js'],
])('started with %j as %s it is called %s', (env, program, expected) => {
  expect(ownCommand(env, program)).toBe(expected);
});
