import { setTimeout as sleep } from 'node:timers/promises';
import Docker from 'dockerode';
import { pino } from 'pino';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startServer, type RunningServer } from '../../server/server.ts';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { containersOf } from '../../shared/records.ts';
import { launchBrowser, openTown, until, worldOf } from '../support/browser.ts';
import { closedAfterAll } from '../support/opened.ts';
import { whileFrozen } from '../support/frozen.ts';
import { PLAIN_CONFIG } from '../support/plainConfig.ts';
import { freshDataDir } from '../support/server.ts';
import { freePort } from '../support/visitor.ts';

const CONTAINERS = 40;
const RIGHT_LIMIT_MS = 10_000;
const SHORT_MS = 1_500;
const STORM_STEP_MS = 20;
/** A connection that takes nothing is given ten seconds, from when the kernel's buffers are full: busy machines need as long for that. */
const STORM_LIMIT_MS = 45_000;
const LONG_TEXT = 100;

const opened = closedAfterAll();
let docker: Docker;
let start: () => Promise<RunningServer>;
let server: RunningServer;
let browser: Browser;
let page: Page;
let loadedAt: number;
const errors: string[] = [];

beforeAll(async () => {
  const engine = await startSimulator({ containers: CONTAINERS, seed: 1, alive: false });
  opened.add(() => engine.close());
  docker = new Docker({ socketPath: engine.address.replace('unix://', '') });
  const data = await freshDataDir();
  opened.add(() => data.remove());
  const config = { ...PLAIN_CONFIG, engine: [engine.address], port: await freePort(), dataDir: data.path };
  start = () =>
    startServer({
      ...{ config, clientDir: 'dist/client', version: '1', env: {}, home: '/nowhere', startSimulator },
      ...{ log: pino({ level: 'silent' }), onFatal: (error) => errors.push(error.message) },
    });
  server = await start();
  opened.add(() => server.close('the test is over'));
  browser = await launchBrowser();
  opened.add(() => browser.close());
  ({ page } = await openTown(browser, server.url));
  page.on('pageerror', (error) => errors.push(error.message));
  loadedAt = await page.evaluate(() => performance.timeOrigin);
});

/** Each test begins with a page that is right. */
beforeEach(() => becomesRight());

const listed = async () =>
  (await docker.listContainers({ all: true }))
    .map(({ Names, State }) => `${Names[0]?.slice(1)} ${State}`)
    .toSorted();
const shown = async () =>
  (await worldOf(page)).containers.map(({ name, state }) => `${name} ${state}`).toSorted();

/** The page holds what the engine lists, says that it is live, alarms nobody, and has not been loaded anew. */
async function becomesRight(): Promise<void> {
  await until(async () => {
    const [world, engine] = [await shown(), await listed()];
    return (await worldOf(page)).connection === 'live' && world.join() === engine.join();
  }, RIGHT_LIMIT_MS);
  expect(await shown()).toEqual(await listed());
  expect((await worldOf(page)).connection).toBe('live');
  await page.locator('.banner-alarm').waitFor({ state: 'detached', timeout: RIGHT_LIMIT_MS });
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);
  expect(errors).toEqual([]);
}

/** One stops, one is paused, one is removed and one comes. */
async function change(): Promise<void> {
  const [stops, freezes, goes] = await docker.listContainers({ filters: { status: ['running'] } });
  if (stops === undefined || freezes === undefined || goes === undefined) throw new Error('too few run');
  await docker.getContainer(stops.Id).stop({ t: 0 });
  await docker.getContainer(freezes.Id).pause();
  await docker.getContainer(goes.Id).remove({ force: true });
  const fresh = await docker.createContainer({
    Image: stops.Image,
    Cmd: ['true'],
    name: `fresh-${goes.Id.slice(0, 6)}`,
  });
  await fresh.start();
}

/** All containers change, for ever anew and by much, until that holds; then they are again as the engine lists them. */
async function storm(isEnough: () => Promise<boolean>): Promise<void> {
  const { map } = server.world;
  const before = containersOf(map.records());
  const commit = (round: number) =>
    map.commit(
      new Map(
        before.map((each) => [each.id, { ...each, image: each.id.repeat(LONG_TEXT), restartCount: round }]),
      ),
    );
  const end = performance.now() + STORM_LIMIT_MS;
  for (let round = 1; !(await isEnough()); round += 1) {
    commit(round);
    if (performance.now() > end) throw new Error('the storm was in vain');
    await sleep(STORM_STEP_MS);
  }
  map.commit(new Map(before.map((each) => [each.id, each])));
}

const metric = async (name: string): Promise<number> =>
  Number(
    new RegExp(`^cratecraft_${name} (\\d+)$`, 'm').exec(
      await (await fetch(`${server.url}/metrics`)).text(),
    )?.[1],
  );
const resumes = () => metric('resumed_total');

/** The sentences of the banner from now on. */
const watchBanner = () =>
  page.evaluateHandle(() => {
    const told = new Set<string>();
    new MutationObserver(() => {
      for (const line of document.querySelectorAll('.banner-alarm p')) told.add(line.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return told;
  });

test('a page that was frozen for a moment is right again', async () => {
  await whileFrozen(browser, async () => {
    await change();
    await sleep(SHORT_MS);
  });
  await becomesRight();
});

test('one that was frozen until it was cut off is told why, and is right again', async () => {
  const told = await watchBanner();
  const stuck = await metric('stuck_total');
  // What is left to read of a connection that was ended is there for five seconds.
  await whileFrozen(browser, () => storm(async () => (await metric('stuck_total')) > stuck));
  await change();
  await becomesRight();
  expect((await told.evaluate((lines) => [...lines])).join()).toMatch(/This page did not keep up/);
});

test('a server that was started anew while containers changed is found again, with the town as it is', async () => {
  const { epoch } = await worldOf(page);
  await server.close('it is started anew');
  const alarm = page.getByText(
    /The connection to the server is lost \(it is started anew\).*What you see is from then/,
  );
  await alarm.first().waitFor({ timeout: RIGHT_LIMIT_MS });
  try {
    await change();
  } finally {
    server = await start();
  }
  await becomesRight();
  expect((await worldOf(page)).epoch).not.toBe(epoch);
});

test('who was without a network for a moment resumes from the last patches', async () => {
  const before = await resumes();
  await page.context().setOffline(true);
  await page.getByText('The connection to the server is lost').first().waitFor({ timeout: RIGHT_LIMIT_MS });
  await change();
  await page.context().setOffline(false);
  await becomesRight();
  expect(await resumes()).toBe(before + 1);
});

test('who was without one for longer than these last is right again by a snapshot', async () => {
  const before = await resumes();
  await page.context().setOffline(true);
  await page.getByText('What you see is from then').first().waitFor({ timeout: RIGHT_LIMIT_MS });
  let most = await metric('ring_patches');
  await storm(async () => {
    const kept = await metric('ring_patches');
    const isOutrun = kept < most;
    most = Math.max(most, kept);
    return isOutrun;
  });
  await change();
  await page.context().setOffline(false);
  await becomesRight();
  expect(await resumes()).toBe(before);
});
