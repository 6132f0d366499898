import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { launchBrowser, openTown, worldOf, type OpenPage } from '../support/browser.ts';
import { noteFigures } from '../support/figures.ts';
import { CORPUS } from '../support/hostile/corpus.ts';
import { PLACES, startCorpusEngine, tellAll } from '../support/hostile/corpusEngine.ts';
import type { PlayedEngine } from '../support/hostile/playedEngine.ts';
import { closedAfterAll } from '../support/opened.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';
import { closeAll } from '../support/visitor.ts';

const SHOWN_LIMIT_MS = 15_000;
/** Of each of so many the log and the question before a removal are opened; of all the row and what is told. */
const EVERY = 26;

const opened = closedAfterAll();
const dialogs: string[] = [];
const foreign: string[] = [];
let requests = 0;
let engine: PlayedEngine;
let server: TownServer;
let town: OpenPage;
let page: Page;

const listen = (to: Page): Promise<void> => {
  to.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  to.on('request', (request) => {
    requests += 1;
    if (!request.url().startsWith(server.url)) foreign.push(request.url());
  });
  return Promise.resolve();
};

beforeAll(async () => {
  engine = await startCorpusEngine();
  opened.add(() => engine.close());
  const data = await freshDataDir();
  opened.add(() => data.remove());
  server = await startTown({ dataDir: data.path, args: ['--engine', engine.address] });
  opened.add(() => server.stop());
  const browser = await launchBrowser();
  opened.add(() => browser.close());
  town = await openTown(browser, server.url, { prepare: listen });
  ({ page } = town);
});

test('each text of the corpus is a container, with a building', async () => {
  await expect
    .poll(async () => (await worldOf(page)).containers.length, { timeout: SHOWN_LIMIT_MS })
    .toBe(CORPUS.length);
});

test('the list shows all of them, and what they report is told', async () => {
  tellAll(engine);
  await page.keyboard.press('KeyB');
  await expect.poll(() => page.locator('.row').count(), { timeout: SHOWN_LIMIT_MS }).toBe(CORPUS.length);
  expect(await page.locator('.row').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining('<script id=corpus>alert(1)</script>')]),
  );
});

test('logs, questions before a removal and refusals show them', async () => {
  for (let row = 0; row < CORPUS.length - EVERY; row += EVERY) {
    const buttons = page.locator('.row').nth(row);
    await buttons.getByRole('button', { name: /^stop/ }).click();
    await buttons.getByRole('button', { name: /^logs of/ }).click();
    await page.locator('.log-row').first().waitFor({ timeout: SHOWN_LIMIT_MS });
    await closeAll(page);
    await page.keyboard.press('KeyB');
    await page
      .locator('.row')
      .nth(row)
      .getByRole('button', { name: /^remove/ })
      .click();
    await page.getByText('Files that it wrote outside its mounts are lost.').waitFor();
    await closeAll(page);
    await page.keyboard.press('KeyB');
  }
  await closeAll(page);
});

test('signs, boards and the search show them', async () => {
  const { containers } = await worldOf(page);
  for (const { id } of containers.filter((_, at) => at % EVERY === 0)) {
    await page.evaluate((target) => window.cratecraft.goTo(target), id);
  }
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type('<img id=corpus');
  await expect.poll(() => page.locator('[role=option]').count()).toBeGreaterThan(3);
  await closeAll(page);
});

test('nothing of it is an element, a dialog, an error, a breach of the policy or a request to another host', async (context) => {
  const elements = await page
    .locator('#corpus, iframe, object, embed, base, meta[http-equiv=refresh]')
    .count();
  const cspReports = (await (await fetch(`${server.url}/csp-report`)).json()) as unknown[];
  expect({ elements, cspReports, dialogs, foreign, errors: town.errors }).toEqual({
    ...{ elements: 0, cspReports: [], dialogs: [], foreign: [], errors: [] },
  });
  expect(await page.title()).toMatch(/Cratecraft$/);
  noteFigures(context, { corpus: CORPUS.length, places: PLACES, requests, cspReports: cspReports.length });
});
