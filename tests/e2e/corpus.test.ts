import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { visibleText } from '../../client/hud/visibleText.ts';
import { launchBrowser, openTown, worldOf, type OpenPage } from '../support/browser.ts';
import { atMost, withoutGoal } from '../bench/truth/rows.ts';
import { noteRows } from '../support/figures.ts';
import { CORPUS, WITNESSES } from '../support/hostile/corpus.ts';
import { countPlaces, startCorpusEngine, tell } from '../support/hostile/corpusEngine.ts';
import type { PlayedEngine } from '../support/hostile/playedEngine.ts';
import { SURFACES } from '../support/hostile/surfaces.ts';
import { closedAfterAll } from '../support/opened.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';
import { closeAll } from '../support/visitor.ts';

const SHOWN_LIMIT_MS = 15_000;
/** More would not stand on a sign. */
const SEEN_LETTERS = 8;

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

test('the list shows all of them', async () => {
  tell(engine);
  await page.keyboard.press('KeyB');
  await expect.poll(() => page.locator('.row').count(), { timeout: SHOWN_LIMIT_MS }).toBe(CORPUS.length);
  await closeAll(page);
});

test.each(Object.entries(WITNESSES))(
  '%s is shown in every place as the text that it is',
  async (_kind, text) => {
    const { id = '' } = engine.machine.containers.all().find(({ name }) => name === text) ?? {};
    const shownId = (await worldOf(page)).containers.find((each) => each.id.endsWith(id))?.id ?? '';
    const typed = text.slice(0, SEEN_LETTERS);
    const begins = visibleText(typed);
    const visit = { page, id: shownId, typed, begins, tell: () => tell(engine, (each) => each === id) };
    const without = [];
    for (const [name, show] of Object.entries(SURFACES)) {
      if (!(await show(visit)).includes(begins)) without.push(name);
    }
    expect(without).toEqual([]);
    await closeAll(page);
  },
);

test('nothing of it is an element, a dialog, an error, a breach of the policy or a request to another host', async (context) => {
  const elements = await page
    .locator('#corpus, iframe, object, embed, base, meta[http-equiv=refresh]')
    .count();
  const cspReports = (await (await fetch(`${server.url}/csp-report`)).json()) as unknown[];
  expect({ elements, cspReports, dialogs, foreign, errors: town.errors }).toEqual({
    ...{ elements: 0, cspReports: [], dialogs: [], foreign: [], errors: [] },
  });
  expect(await page.title()).toMatch(/Cratecraft$/);
  const filled = [CORPUS.length, countPlaces()].join(' × ');
  const seen = [Object.keys(WITNESSES).length, Object.keys(SURFACES).length].join(' × ');
  const harm = elements + dialogs.length + foreign.length + town.errors.length;
  noteRows(
    context,
    withoutGoal('hostile texts × places that a container fills', filled),
    withoutGoal('of these, seen as text × places of the page', seen),
    atMost('hostile texts: breaches of the content policy', {
      reached: cspReports.length,
      goal: 0,
      unit: '',
    }),
    atMost(`hostile texts: elements, dialogs, errors and foreign ones of ${requests} requests`, {
      reached: harm,
      goal: 0,
      unit: '',
    }),
  );
});
