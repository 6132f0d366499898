import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { containerOf, launchBrowser, openTown, until } from '../support/browser.ts';
import { engineForTests, type TestEngine } from '../support/engineForTests.ts';
import { freshDataDir, startTown } from '../support/server.ts';

const LIMIT_MS = 3_000;

let engine: TestEngine;
let browser: Browser;
let data: Awaited<ReturnType<typeof freshDataDir>>;

beforeAll(async () => {
  engine = await engineForTests();
  await engine.removeContainers();
  data = await freshDataDir();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await data.remove();
  await engine.removeContainers();
});

const openOwnTown = async () => {
  const server = await startTown({ dataDir: data.path, args: ['--engine', engine.address] });
  const { page } = await openTown(browser, server.url);
  const plotOf = async (name: string) => {
    await until(async () => typeof (await containerOf(page, name))?.plot === 'number', LIMIT_MS);
    return (await containerOf(page, name))?.plot;
  };
  return { page, plotOf, close: () => page.close().then(() => server.stop()) };
};

const COMPOSE = (number: number) => [
  ...['--label', 'com.docker.compose.project=shop', '--label', 'com.docker.compose.service=web'],
  ...['--label', `com.docker.compose.container-number=${number}`],
];

test('a container recreated under its name stands on the same plot, also after the server was restarted', async () => {
  const first = await openOwnTown();
  await engine.run('neighbour', 'sleep', '600');
  await engine.run('settled', 'sleep', '600');
  const plot = await first.plotOf('settled');
  expect(plot).toEqual(expect.any(Number));

  await engine.docker('rm', '--force', 'settled');
  await until(async () => (await containerOf(first.page, 'settled')) === undefined, LIMIT_MS);
  await engine.run('newcomer', 'sleep', '600');
  await first.plotOf('newcomer');
  await engine.run('settled', 'sleep', '600');
  expect(await first.plotOf('settled')).toBe(plot);
  await first.close();

  const second = await openOwnTown();
  expect(await second.plotOf('settled')).toBe(plot);
  await second.close();
});

test('a service recreated with old and new side by side shows the new one, on the plot of the old', async () => {
  const town = await openOwnTown();
  await engine.run('shop-web-1', ...COMPOSE(1), '--', 'sleep', '600');
  const plot = await town.plotOf('shop-web-1');

  await engine.docker('rename', 'shop-web-1', '0123456789ab_shop-web-1');
  await engine.run('shop-web-1', ...COMPOSE(1), '--', 'sleep', '600');
  expect(await town.plotOf('shop-web-1')).toBe(plot);
  expect((await containerOf(town.page, '0123456789ab_shop-web-1'))?.plot).toBeNull();

  await engine.docker('rm', '--force', '0123456789ab_shop-web-1');
  await until(async () => (await containerOf(town.page, '0123456789ab_shop-web-1')) === undefined, LIMIT_MS);
  expect(await town.plotOf('shop-web-1')).toBe(plot);
  await town.close();
});
