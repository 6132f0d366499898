import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endProcess } from '../../support/processes.ts';
import type { StatsServerCommand } from './statsServer.ts';

export interface StatsServer {
  readonly url: string;
  readonly pid: number;
  /** What comes from now on. */
  feed(command: StatsServerCommand): Promise<void>;
  close(): Promise<void>;
}

export async function startStatsServer(
  containers: number,
  env: NodeJS.ProcessEnv = {},
): Promise<StatsServer> {
  const child = fork(fileURLToPath(new URL('statsServer.ts', import.meta.url)), [String(containers)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
  });
  const url = await answerOf(child);
  return {
    ...{ url, pid: child.pid ?? 0 },
    async feed(command) {
      const fed = answerOf(child);
      child.send(command);
      await fed;
    },
    close: () => endProcess(child, 'SIGTERM'),
  };
}

async function answerOf(child: ChildProcess): Promise<string> {
  const [url] = (await once(child, 'message')) as [string];
  return url;
}
