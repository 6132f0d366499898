import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTown, until, WITHOUT_WEBGL_FLAGS, worldOf } from '../support/browser.ts';
import { closedAfterAll, closedAfterTest, type Opened } from '../support/opened.ts';
import { startPrivateEngine, type PrivateEngine } from '../support/privateEngine.ts';
import { forbidSocket, heedingModes, leaveSocket } from '../support/refusingSockets.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';
import { openTowns } from '../support/towns.ts';

const LOST_LIMIT_MS = 1_000;
const BACK_LIMIT_MS = 5_000;

const opened = closedAfterAll();
let browser: Browser;
let data: Awaited<ReturnType<typeof freshDataDir>>;

beforeAll(async () => {
  browser = await launchBrowser();
  opened.add(() => browser.close());
  data = await freshDataDir();
  opened.add(() => data.remove());
});

/** `shownAt`: the epoch milliseconds at which an alarm that names this place stands in the picture. */
const watchBanner = (page: Page, place: string) =>
  page.evaluateHandle(
    (named) => ({
      shownAt: new Promise<number>((resolve) => {
        const isShown = (alarm: Element) =>
          alarm.textContent.includes(named) &&
          alarm.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
          alarm.getBoundingClientRect().bottom <= window.innerHeight;
        const observer = new MutationObserver(() => {
          if (![...document.querySelectorAll('.banner-alarm p')].some(isShown)) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    }),
    place,
  );

const hostOf = async (page: Page) => (await worldOf(page)).hosts[0];

describe('an engine that is killed', () => {
  const openedHere = closedAfterAll();
  let engine: PrivateEngine;
  let page: Page;

  beforeAll(async () => {
    engine = await startPrivateEngine();
    openedHere.add(() => engine.stop());
    const server = await startTown({ dataDir: data.path, args: ['--engine', engine.address] });
    openedHere.add(() => server.stop());
    ({ page } = await openTown(browser, server.url));
    openedHere.add(() => page.close());
  });

  /** `name state` of every container, as the engine lists them. */
  const listed = async () =>
    (await engine.docker('ps', '--all', '--format', '{{.Names}} {{.State}}'))
      .split('\n')
      .filter(Boolean)
      .toSorted();
  const shown = async () =>
    (await worldOf(page)).containers.map(({ name, state }) => `${name} ${state}`).toSorted();

  test('is shown as lost within 1 s, and the town equals `docker ps -a` within 5 s of its return', async () => {
    await engine.run('survivor', 'sleep', '600');
    const doomed = await engine.run('doomed', 'sleep', '600');
    await until(async () => (await shown()).length === 2, BACK_LIMIT_MS);
    const pid = Number(await engine.docker('inspect', '--format', '{{.State.Pid}}', doomed));

    const banner = await watchBanner(page, engine.address.replace('unix://', ''));
    const killedAt = Date.now();
    await engine.kill();
    const lost = await until(async () => (await hostOf(page))?.state !== 'live', LOST_LIMIT_MS);
    expect(lost.holds).toBe(true);
    const shownAt = await banner.evaluate((watch) => watch.shownAt);
    expect(shownAt).toBeGreaterThanOrEqual(killedAt);
    expect(shownAt - killedAt).toBeLessThan(LOST_LIMIT_MS);

    process.kill(pid, 'SIGKILL');
    await engine.restart();
    const back = await until(async () => {
      const [world, engineList] = [await shown(), await listed()];
      return (await hostOf(page))?.state === 'live' && world.join() === engineList.join();
    }, BACK_LIMIT_MS);
    expect(await shown()).toEqual(await listed());
    expect(back.holds).toBe(true);
    expect(await shown()).toContain('doomed exited');
  });
});

/** A home of its own, whose server finds its engine by itself, at this place, and heeds modes even as root. */
async function homeOf(opened: Opened, place: string) {
  const home = await mkdtemp(join(tmpdir(), 'cc-home-'));
  opened.add(() => rm(home, { recursive: true }));
  const socket = join(home, place);
  const start = async () => {
    const env = { HOME: home, DOCKER_HOST: `unix://${socket}` };
    const server = await startTown({ dataDir: join(home, 'data'), env, under: heedingModes() });
    opened.add(() => server.stop());
    return server;
  };
  return { socket, start };
}

test('without any engine the simulated town appears, and says that it is simulated', async () => {
  const opened = closedAfterTest();
  const { start } = await homeOf(opened, 'no-engine.sock');
  const server = await start();
  const { page } = await openTown(browser, server.url);
  opened.add(() => page.close());
  await until(async () => (await hostOf(page))?.state === 'live', BACK_LIMIT_MS);
  expect((await hostOf(page))?.state).toBe('live');
  expect((await worldOf(page)).containers.length).toBeGreaterThan(10);
  await page
    .getByText(/simulated/i)
    .first()
    .waitFor({ timeout: 5_000 });
  expect(server.output()).toMatch(/simulated/i);
  await page.close();
  expect(await server.stop()).toBe(0);
});

describe('a socket that exists but refuses', () => {
  /** What the banner says of it. Nothing stands in the town. */
  const told = async (opened: Opened, socket: string, { url }: TownServer): Promise<string | null> => {
    const { page } = await openTown(browser, url);
    opened.add(() => page.close());
    const banner = page.getByText(socket).first();
    await banner.waitFor({ timeout: 5_000 });
    expect(await worldOf(page)).toMatchObject({ containers: [], hosts: [{ state: 'unreachable' }] });
    return banner.textContent();
  };

  test('since nobody listens on it is named, with how to start the engine', async () => {
    const opened = closedAfterTest();
    const { socket, start } = await homeOf(opened, 'docker.sock');
    await leaveSocket(socket);
    const text = await told(opened, socket, await start());
    expect(text).toMatch(/is not running: start it, .*systemctl start docker/);
  });

  test('since this user may not use it is named, with how to be allowed to', async () => {
    const opened = closedAfterTest();
    const { socket, start } = await homeOf(opened, 'docker.sock');
    await forbidSocket(socket, opened);
    const text = await told(opened, socket, await start());
    expect(text).toMatch(/may not use .*join the group docker .*usermod -aG docker/);
  });

  test('since its folder is closed to this user is an engine in trouble, not a reason for the simulated town', async () => {
    const opened = closedAfterTest();
    const { socket, start } = await homeOf(opened, 'closed/docker.sock');
    await mkdir(dirname(socket));
    await forbidSocket(socket, opened);
    await chmod(dirname(socket), 0);
    opened.add(() => chmod(dirname(socket), 0o700));
    const server = await start();
    expect(server.output()).toMatch(/This user may not use .*closed\/docker\.sock: join the group docker/);
  });
});

test('without WebGL2 the list serves, says why, and its stop button stops the real container', async () => {
  const opened = closedAfterTest();
  const towns = await openTowns(opened);
  await towns.engine.run('listed', '--stop-signal', 'SIGKILL', '--', 'sleep', '600');
  const server = await towns.start();
  const plain = await launchBrowser(WITHOUT_WEBGL_FLAGS);
  opened.add(() => plain.close());
  const page = await plain.newPage();
  await page.goto(server.url);
  await page
    .getByText(/WebGL ?2/)
    .first()
    .waitFor({ timeout: 10_000 });
  const button = (action: string) => page.getByRole('button', { name: `${action} listed`, exact: true });
  await button('stop').click();
  await button('start').waitFor();
  expect(await towns.engine.docker('inspect', '--format', '{{.State.Status}}', 'listed')).toBe('exited');
});
