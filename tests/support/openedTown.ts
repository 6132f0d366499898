import type { Browser } from 'playwright-core';
import { launchBrowser, openTown, type OpenOptions, type OpenPage } from './browser.ts';
import type { Opened } from './opened.ts';
import { freshDataDir, startTown, type TownServer } from './server.ts';

export interface OpenedTown extends OpenPage {
  readonly server: TownServer;
  readonly browser: Browser;
}

/** An engine of a test, or the address of one that the server plays itself. */
export type TownEngine = string | { readonly address: string; close(): Promise<unknown> };

/** A page before a town of this engine; engine, server and browser are closed with the rest. */
export async function openedTown(
  opened: Opened,
  engine: TownEngine,
  options: OpenOptions = {},
): Promise<OpenedTown> {
  const address = typeof engine === 'string' ? engine : engine.address;
  if (typeof engine !== 'string') opened.add(() => engine.close());
  const data = await freshDataDir();
  opened.add(() => data.remove());
  const server = await startTown({ dataDir: data.path, args: ['--engine', address] });
  opened.add(() => server.stop());
  const browser = await launchBrowser();
  opened.add(() => browser.close());
  return { server, browser, ...(await openTown(browser, server.url, options)) };
}
