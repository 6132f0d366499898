import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Config } from '../../server/config.ts';
import { startTestServer, type TestServer } from '../server/gateway/startTestServer.ts';
import { giveToken, signIn } from './signIn.ts';

export interface LockedTown {
  readonly dataDir: string;
  readonly server: () => TestServer;
  /** With a slash at its end. */
  readonly url: () => string;
  /** The same town anew: what is kept is kept, tries that were counted are not. */
  restart(): Promise<void>;
  /** A page that connects with this cookie. */
  readonly connectWith: (cookie: string) => ReturnType<TestServer['connect']>;
  /** The cookie of who has signed in with a new token. */
  readonly enter: (wish: Parameters<typeof giveToken>[1]) => Promise<string>;
}

/** A town in which everybody signs in, below a path, for the tests of this file. */
export function lockedTown(change: Partial<Config> = {}): LockedTown {
  const dataDir = mkdtempSync(join(tmpdir(), 'cratecraft-locked-'));
  const started: TestServer[] = [];
  const server = () => {
    const [last] = started.slice(-1);
    if (last === undefined) throw new Error('the town stands only within tests');
    return last;
  };
  const start = async () => {
    started.push(await startTestServer({ dataDir, requireLogin: true, basePath: '/town/', ...change }));
  };
  beforeAll(start);
  afterAll(async () => {
    await server().close();
    rmSync(dataDir, { recursive: true });
  });
  return {
    ...{ dataDir, server, url: () => server().url },
    async restart() {
      await server().close();
      await start();
    },
    connectWith: (cookie) => server().connect({ extraHeaders: { cookie }, reconnection: false }),
    enter: (wish) => signIn(server().url, giveToken(dataDir, wish)),
  };
}
