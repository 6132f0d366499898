import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTown, until, WITHOUT_WEBGL_FLAGS, worldOf } from '../support/browser.ts';
import { startPrivateEngine, type PrivateEngine } from '../support/privateEngine.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';

const LOST_LIMIT_MS = 1_000;
const BACK_LIMIT_MS = 5_000;

let browser: Browser;
let data: Awaited<ReturnType<typeof freshDataDir>>;

beforeAll(async () => {
  browser = await launchBrowser();
  data = await freshDataDir();
});

afterAll(async () => {
  await browser.close();
  await data.remove();
});

const hostOf = async (page: Page) => (await worldOf(page)).hosts[0];

describe('an engine that is killed', () => {
  let engine: PrivateEngine;
  let server: TownServer;
  let page: Page;

  beforeAll(async () => {
    engine = await startPrivateEngine();
    server = await startTown({ dataDir: data.path, args: ['--engine', engine.address] });
    ({ page } = await openTown(browser, server.url));
  });

  afterAll(async () => {
    await server.stop();
    await engine.stop();
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

    await engine.kill();
    const lost = await until(async () => (await hostOf(page))?.state !== 'live', LOST_LIMIT_MS);
    expect(lost.holds).toBe(true);
    await page.getByText(engine.address.replace('unix://', '')).first().waitFor({ timeout: 2_000 });

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

test('without any engine the simulated town appears, and says that it is simulated', async () => {
  const home = await mkdtemp(join(tmpdir(), 'cc-home-'));
  const env = { HOME: home, DOCKER_HOST: `unix://${home}/no-engine.sock` };
  const server = await startTown({ dataDir: join(home, 'data'), env });
  const { page } = await openTown(browser, server.url);
  expect((await hostOf(page))?.state).toBe('live');
  expect((await worldOf(page)).containers.length).toBeGreaterThan(10);
  await page
    .getByText(/simulated/i)
    .first()
    .waitFor({ timeout: 5_000 });
  expect(server.output()).toMatch(/simulated/i);
  await page.close();
  expect(await server.stop()).toBe(0);
  await rm(home, { recursive: true });
});

test('a socket that exists but refuses is named, with what to do about it', async () => {
  const home = await mkdtemp(join(tmpdir(), 'cc-home-'));
  const socket = join(home, 'docker.sock');
  await writeFile(socket, '');
  const server = await startTown({
    dataDir: join(home, 'data'),
    env: { HOME: home, DOCKER_HOST: `unix://${socket}` },
  });
  const { page } = await openTown(browser, server.url);
  const banner = page.getByText(socket).first();
  await banner.waitFor({ timeout: 5_000 });
  expect(await banner.textContent()).toMatch(/running|start/i);
  expect((await worldOf(page)).containers).toEqual([]);
  await page.close();
  await server.stop();
  await rm(home, { recursive: true });
});

test('without WebGL2 the list serves, and says why', async () => {
  const server = await startTown({ dataDir: data.path, args: ['--engine', 'simulator:5'] });
  const plain = await launchBrowser(WITHOUT_WEBGL_FLAGS);
  const page = await plain.newPage();
  await page.goto(server.url);
  await page
    .getByText(/WebGL ?2/)
    .first()
    .waitFor({ timeout: 10_000 });
  await expect.poll(() => page.getByRole('button', { name: /stop|start/i }).count()).toBeGreaterThan(0);
  await plain.close();
  await server.stop();
});
