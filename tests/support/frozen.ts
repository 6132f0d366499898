import type { Browser } from 'playwright-core';

/** The processes of this browser's pages stand still meanwhile, as on a laptop that sleeps. */
export async function whileFrozen(browser: Browser, work: () => Promise<void>): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  try {
    for (const pid of renderers) process.kill(pid, 'SIGSTOP');
    await work();
  } finally {
    for (const pid of renderers) process.kill(pid, 'SIGCONT');
    await session.detach();
  }
}
