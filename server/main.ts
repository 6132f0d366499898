#!/usr/bin/env node
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { destination, pino } from 'pino';
import { version } from '../package.json';
import { isAuditCommand, runAuditCommand } from './cli/audit.ts';
import { isCommand, runCommand } from './cli/commands.ts';
import { ownCommand } from './cli/ownCommand.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { untilMet, welcomeLines } from './welcome.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';
import { hasToken } from './store/accessStore.ts';
import { startSimulator } from './simulator/simulator.ts';

const STDERR = 2;
const MISUSE = 2;
const FAILURE = 1;
const MEET_MS = 3_000;
/** Whatever hangs, the process is gone within five seconds. */
const END_LIMIT_MS = 4_500;

const args = process.argv.slice(2);
if (isCommand(args)) say(runCommand({ args, env: process.env, now: Date.now }));
else if (isAuditCommand(args)) say(await runAuditCommand({ args, env: process.env, now: Date.now }));
else await serve();

async function serve(): Promise<void> {
  const command = ownCommand(process.env, process.argv[1] ?? '');
  const result = readConfig({ args, env: process.env, command, hasToken });
  if (result.ok) await run(result.config);
  else say(result);
}

function say({ output, exitCode }: { readonly output: string; readonly exitCode: number }) {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${output}\n`);
  process.exitCode = exitCode;
}

async function run(config: Config): Promise<void> {
  const server = await start(config).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(MISUSE);
  });
  process.once('SIGTERM', () => void end(server));
  process.once('SIGINT', () => void end(server));
  await untilMet(server.world, MEET_MS);
  for (const line of welcomeLines(server, config)) process.stdout.write(`${line}\n`);
}

function start(config: Config): Promise<RunningServer> {
  return startServer({
    ...{ config, version, startSimulator, env: process.env, home: homedir() },
    clientDir: clientDir(dirname(fileURLToPath(import.meta.url))),
    log: pino({ level: config.logLevel }, destination(STDERR)),
    onFatal: (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(FAILURE);
    },
  });
}

/** Built, this file lies in `dist/server`, beside the client; in development it does not. */
function clientDir(here: string): string {
  return basename(dirname(here)) === 'dist' ? join(here, '../client') : join(here, '../dist/client');
}

async function end(server: RunningServer): Promise<void> {
  setTimeout(() => process.exit(0), END_LIMIT_MS).unref();
  try {
    await server.close('Cratecraft has been ended.');
    process.exit(0);
  } catch (error) {
    process.stderr.write(`not everything could be kept: ${String(error)}\n`);
    process.exit(FAILURE);
  }
}
