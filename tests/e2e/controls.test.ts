import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { clickPart, clickPartHere, containerOf, openTown, until, type OpenPage } from '../support/browser.ts';
import type { TestEngine } from '../support/engineForTests.ts';
import { closedAfterAll } from '../support/opened.ts';
import { keepSentSigns, sentSigns } from '../support/sentSigns.ts';
import { openTowns } from '../support/towns.ts';
import { focusedLabel, placeOf, tabTo } from '../support/visitor.ts';

const ACT_LIMIT_MS = 15_000;
const VIEWPORT = { width: 640, height: 400 };
const CORNER = { x: 5, y: VIEWPORT.height - 5 };
/** Ends at once when it is asked to stop: the first process of a container heeds no other signal by itself. */
const ENDS_AT_ONCE = ['--stop-signal', 'SIGKILL', '--', 'sleep', '600'];

const HOSTILE_PROJECT = '<img src=x onerror="document.title=1">';
const HOSTILE_SERVICE = '<script>document.title=2</script>';

const opened = closedAfterAll();
let engine: TestEngine;
let town: OpenPage;
let page: Page;
let url: string;

beforeAll(async () => {
  const towns = await openTowns(opened);
  ({ engine } = towns);
  ({ url } = await towns.start());
  const options = { viewport: VIEWPORT, hasTouch: true, prepare: keepSentSigns };
  town = await openTown(towns.browser, url, options);
  ({ page } = town);
});

const inspect = (name: string, format: string) => engine.docker('inspect', '--format', format, name);
/** Waits for the engine's own word. */
const untilEngineSays = async (name: string, format: string, word: string) => {
  await until(async () => (await inspect(name, format)) === word, ACT_LIMIT_MS);
  expect(await inspect(name, format)).toBe(word);
};
const untilTownShows = async (name: string, state: string) => {
  const isSo = async () => {
    const container = await containerOf(page, name);
    return container?.state === state && container.pending === null;
  };
  await until(isSo, ACT_LIMIT_MS);
  expect(await containerOf(page, name)).toMatchObject({ state, pending: null });
};
const STATUS = '{{.State.Status}}';

test('a click on the bell restarts the container', async () => {
  await engine.run('rung', ...ENDS_AT_ONCE);
  await untilTownShows('rung', 'running');
  const startedAt = await inspect('rung', '{{.State.StartedAt}}');

  await clickPart(page, 'rung', 'bell');
  const isRestarted = async () =>
    (await inspect('rung', '{{.State.Running}} {{.State.StartedAt}}')) !== `true ${startedAt}`;
  expect((await until(isRestarted, ACT_LIMIT_MS)).holds).toBe(true);
  await untilEngineSays('rung', STATUS, 'running');
  expect(Date.parse(await inspect('rung', '{{.State.StartedAt}}'))).toBeGreaterThan(Date.parse(startedAt));
  await untilTownShows('rung', 'running');
});

test('a click on the ice lever pauses the container, and a second one lets the same process go on', async () => {
  await engine.run('iced', ...ENDS_AT_ONCE);
  await untilTownShows('iced', 'running');
  const pid = await inspect('iced', '{{.State.Pid}}');

  await clickPart(page, 'iced', 'iceLever');
  await untilEngineSays('iced', '{{.State.Paused}}', 'true');
  await untilTownShows('iced', 'paused');

  await clickPartHere(page, 'iced', 'iceLever');
  await untilEngineSays('iced', '{{.State.Paused}} {{.State.Pid}}', `false ${pid}`);
  await untilTownShows('iced', 'running');
});

test('E stops the container before whose lever the visitor stands, and a tap on the lever starts it', async () => {
  await engine.run('pulled', ...ENDS_AT_ONCE);
  await untilTownShows('pulled', 'running');
  await page.evaluate(() => window.cratecraft.goTo('pulled'));
  await page.mouse.move(CORNER.x, CORNER.y);
  await page.keyboard.press('KeyE');
  await untilEngineSays('pulled', STATUS, 'exited');
  await untilTownShows('pulled', 'exited');

  const lever = await placeOf(page, 'pulled', 'lever');
  expect(lever.visible).toBe(true);
  await page.touchscreen.tap(lever.x, lever.y);
  await untilEngineSays('pulled', STATUS, 'running');
  await untilTownShows('pulled', 'running');
});

test('the list stops and starts a container by keyboard alone', async () => {
  await engine.run('listed', ...ENDS_AT_ONCE);
  await untilTownShows('listed', 'running');
  await page.keyboard.press('KeyB');
  await page.locator('dialog').waitFor();
  await tabTo(page, 'Show only');
  await page.keyboard.type('listed');
  await page.locator('.row').nth(1).waitFor({ state: 'detached' });
  await tabTo(page, 'stop listed');
  await page.keyboard.press('Enter');
  await untilEngineSays('listed', STATUS, 'exited');
  await expect.poll(() => focusedLabel(page), { timeout: ACT_LIMIT_MS }).toBe('start listed');
  await page.keyboard.press('Enter');
  await untilEngineSays('listed', STATUS, 'running');
  await untilTownShows('listed', 'running');
  await page.keyboard.press('KeyB');
  await page.locator('dialog').waitFor({ state: 'detached' });
});

test('a project and a service of HTML and script stand on gate and sign letter by letter, and make no element', async () => {
  const before = await elements();
  await engine.run(
    'hostile',
    ...['--label', `com.docker.compose.project=${HOSTILE_PROJECT}`],
    ...['--label', `com.docker.compose.service=${HOSTILE_SERVICE}`],
    ...['--label', 'com.docker.compose.container-number=1', ...ENDS_AT_ONCE],
  );
  await untilTownShows('hostile', 'running');
  await page.evaluate(() => window.cratecraft.goTo('hostile'));

  const sign = ['<script..ript>-1', 'cratecraft/test:1', 'running'];
  const gate = ['<IMG SRC=X ONERROR="DOCU', '', ''];
  const written = async () => (await sentSigns(page)).map(({ lines }) => lines);
  await expect.poll(written, { timeout: ACT_LIMIT_MS }).toContainEqual(gate);
  expect((await written()).filter((lines) => lines.join() === gate.join()).length).toBe(2);
  expect(await written()).toContainEqual(sign);
  expect(await containerOf(page, 'hostile')).toMatchObject({
    project: HOSTILE_PROJECT,
    sign: { name: sign[0], image: sign[1], status: sign[2] },
  });

  await clickPart(page, 'hostile', 'sign');
  await page.locator('.side').getByText(HOSTILE_PROJECT).waitFor();
  expect(await elements()).toEqual(before);
});

/** What a text that is taken for HTML would make or change. */
const elements = () =>
  page.evaluate(() => ({
    title: document.title.replace(/^\(\d+\) /, ''),
    scripts: document.scripts.length,
    others: document.querySelectorAll('img, iframe, object, embed, style, link').length,
  }));

test('nothing that happened was an error in the page', async () => {
  expect(town.errors).toEqual([]);
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/cratecraft_csp_reports_total 0/);
});
