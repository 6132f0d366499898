import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { containerOf, launchBrowser, openTown, until, type OpenPage } from '../support/browser.ts';
import { engineForTests, type TestEngine } from '../support/engineForTests.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';
import { closeAll, tabTo } from '../support/visitor.ts';

const APPEAR_LIMIT_MS = 5_000;
const FLOOD_LIMIT_MS = 15_000;
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
/** Bold, a colour, a title for the window, a bell, and a cursor that jumps. */
const CODES = '\\033[1;31mred\\033[0m \\033]0;title\\007plain\\007\\033[2J\\033[H end';

let engine: TestEngine;
let browser: Browser;
let server: TownServer;
let town: OpenPage;
let data: Awaited<ReturnType<typeof freshDataDir>>;

beforeAll(async () => {
  engine = await engineForTests();
  await engine.removeContainers();
  const script = `i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo "line $i"; done; echo '${HOSTILE}'; printf '${CODES}\\n'; echo größe >&2; sleep 600`;
  await engine.run('writer', 'sh', '-c', script);
  await engine.run('flood', 'yes');
  await engine.run('done', 'echo', 'last words');
  await engine.run('silent', '--log-driver', 'none', '--', 'sleep', '600');
  data = await freshDataDir();
  server = await startTown({ dataDir: data.path, args: ['--engine', engine.address] });
  browser = await launchBrowser();
  town = await openTown(browser, server.url);
  await until(async () => (await containerOf(town.page, 'silent')) !== undefined, APPEAR_LIMIT_MS);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await data.remove();
  await engine.removeContainers();
});

const rows = () => town.page.locator('.log-row .log-text').allTextContents();
const phase = () => town.page.locator('.log-sum').textContent();

async function openFromList(name: string): Promise<void> {
  await town.page.keyboard.press('KeyB');
  await town.page.getByRole('button', { name: `logs of ${name}` }).click();
}

test('what a container writes shows as text, whatever it is, with colours and nothing else of a terminal', async () => {
  await openFromList('writer');
  await expect
    .poll(async () => (await rows()).toSorted(), { timeout: APPEAR_LIMIT_MS })
    .toEqual([HOSTILE, 'größe', 'line 1', 'line 2', 'line 3', 'red plain end'].toSorted());
  expect(await town.page.locator('#hud .log-rows :is(img, script)').count()).toBe(0);
  expect(await town.page.locator('.ansi-1').textContent()).toBe('red');
  expect(await town.page.locator('.log-error').textContent()).toBe('errgröße');
  expect(await town.page.title()).toMatch(/Cratecraft$/);
});

test('lines come while they are written, and only those that are looked for are shown', async () => {
  await engine.docker('exec', 'writer', 'sh', '-c', 'echo later > /proc/1/fd/1');
  await expect.poll(async () => (await rows()).at(-1), { timeout: APPEAR_LIMIT_MS }).toBe('later');
  await town.page.getByLabel('Only lines with').fill('LINE 2');
  await expect.poll(rows).toEqual(['line 2']);
  await closeAll(town.page);
});

test('by keyboard alone: the key opens the log of the panel, Tab leads to the lines, and the key closes it', async () => {
  await town.page.evaluate(() => window.cratecraft.goTo('writer'));
  await town.page.mouse.move(400, 200);
  await town.page.keyboard.press('KeyI');
  await town.page.locator('.side').waitFor();
  await town.page.keyboard.press('KeyO');
  await tabTo(town.page, 'What writer writes');
  await town.page.keyboard.press('KeyO');
  await expect.poll(() => town.page.locator('dialog').count()).toBe(0);
  await town.page.keyboard.press('Escape');
});

test('of a flood the newest is shown, with how much was skipped', async () => {
  await openFromList('flood');
  await town.page.locator('.log-skipped').first().waitFor({ timeout: FLOOD_LIMIT_MS });
  expect(await town.page.locator('.log-skipped').first().textContent()).toMatch(/skipped$/);
  expect((await rows()).length).toBeLessThanOrEqual(5_000);
  await closeAll(town.page);
  await engine.docker('kill', 'flood');
});

test('the log of what has ended says so, and is there', async () => {
  await openFromList('done');
  await expect.poll(phase, { timeout: APPEAR_LIMIT_MS }).toMatch(/^Ended: /);
  expect(await rows()).toEqual(['last words']);
  await closeAll(town.page);
});

test('a driver that cannot be read is told in the engine’s own words', async () => {
  await openFromList('silent');
  await expect
    .poll(phase, { timeout: APPEAR_LIMIT_MS })
    .toMatch(/configured logging driver does not support reading/);
  await closeAll(town.page);
});

test('nothing of all this was an error in the page, or breached its policy', async () => {
  expect(town.errors).toEqual([]);
  expect(await (await fetch(`${server.url}/csp-report`)).json()).toEqual([]);
});
