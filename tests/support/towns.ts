import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { engineForTests, type TestEngine } from './engineForTests.ts';
import type { Opened } from './opened.ts';
import { freshDataDir, startTown, type TownServer } from './server.ts';

/** What the tests of one file work with: the run's engine without containers, a folder for plots and a browser. */
export interface Towns {
  readonly engine: TestEngine;
  readonly browser: Browser;
  /** A server that shows the engine; it is stopped with the rest, where the test has not done so. */
  start(...args: readonly string[]): Promise<TownServer>;
}

export async function openTowns(opened: Opened): Promise<Towns> {
  const engine = await engineForTests();
  await engine.removeContainers();
  opened.add(() => engine.removeContainers());
  const data = await freshDataDir();
  opened.add(() => data.remove());
  const browser = await launchBrowser();
  opened.add(() => browser.close());
  const start = async (...args: readonly string[]) => {
    const server = await startTown({ dataDir: data.path, args: ['--engine', engine.address, ...args] });
    opened.add(() => server.stop());
    return server;
  };
  return { engine, browser, start };
}
