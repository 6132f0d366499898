import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, until, WITHOUT_WEBGL_FLAGS, worldOf } from '../support/browser.ts';
import { freshDataDir, startTown, type TownServer } from '../support/server.ts';
import { runCommand } from '../server/support/command.ts';

const VIEWPORT = { width: 900, height: 600 };
const QUERY = '?quality=low&calm=1&time=day';
/** From the end of the command to the words on the page. */
const REVOKED_MS = 1_000;

let data: Awaited<ReturnType<typeof freshDataDir>>;
let dataDir: string;
let town: TownServer;
let browser: Browser;
/** Without WebGL, where the list serves alone: two towns at once are too much for a software renderer. */
let listBrowser: Browser;
let operator: Page;
let guest: Page;
const errors: string[] = [];
/** What a browser has to say to whoever made the page before the town. */
const advice: string[] = [];
let sockets = 0;

/** As somebody at a terminal beside the running server. */
const command = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runCommand(...args, '--data-dir', dataDir);
  if (code !== 0) throw new Error(stderr);
  return stdout.trimEnd().split('\n').at(-1) ?? '';
};

async function newPage(within: Browser): Promise<Page> {
  const context: BrowserContext = await within.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const isAdvice = message.type() !== 'error' && new URL(page.url()).pathname === '/signin';
    if (isAdvice) advice.push(message.text());
  });
  return page;
}

const untilReady = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true', undefined, {
    timeout: 60_000,
  });

/** The only field and the only button have the keys as soon as the page stands. */
const untilFocused = (page: Page, tag: 'input' | 'button') => page.locator(`${tag}:focus`).waitFor();

const runningName = async (page: Page): Promise<string> =>
  (await worldOf(page)).containers.find(({ state }) => state === 'running')?.name ?? '';

beforeAll(async () => {
  data = await freshDataDir();
  dataDir = join(data.path, 'town');
  town = await startTown({ dataDir, args: ['--require-login', '--engine', 'simulator:6'] });
  browser = await launchBrowser();
  listBrowser = await launchBrowser(WITHOUT_WEBGL_FLAGS);
  operator = await newPage(browser);
  operator.on('websocket', () => (sockets += 1));
  guest = await newPage(listBrowser);
});

afterAll(async () => {
  await Promise.all([browser.close(), listBrowser.close()]);
  await town.stop();
  await data.remove();
});

test('who comes without a session is led to sign in, and is told by words and title what was wrong', async () => {
  await operator.goto(`${town.url}/${QUERY}`);
  expect(new URL(operator.url()).pathname).toBe('/signin');
  await untilFocused(operator, 'input');
  await operator.keyboard.type('not a token');
  await operator.keyboard.press('Enter');
  await operator.getByRole('alert').getByText('That token lets nobody in').waitFor();
  expect(await operator.title()).toBe('Error: Sign in – Cratecraft');
  await untilFocused(operator, 'input');
});

test('Chromium advised a name beside the token, for those who keep passwords: it advises nothing, and the one field has the keys', async () => {
  expect(advice).toEqual([]);
  expect(await operator.getByRole('textbox').count()).toBe(1);
  await untilFocused(operator, 'input');
});

test('by keyboard alone an operator signs in, and stops a container', async () => {
  const token = await command('token', 'create', '--role', 'operator', '--name', 'anna');
  await operator.keyboard.type(token);
  await operator.keyboard.press('Enter');
  await untilReady(operator);
  expect(await operator.getByRole('button', { name: 'Settings, signed in as anna, operator' }).count()).toBe(
    1,
  );
  const name = await runningName(operator);
  await operator.keyboard.press('b');
  const stop = operator.getByRole('button', { name: `stop ${name}`, exact: true });
  await stop.focus();
  await operator.keyboard.press('Enter');
  const stopped = async () =>
    (await worldOf(operator)).containers.find((container) => container.name === name)?.state === 'exited';
  expect((await until(stopped, 15_000)).holds).toBe(true);
});

test('what an operator may not is chained, with the reason', async () => {
  const remove = operator.getByRole('button', { name: `remove ${await runningName(operator)}`, exact: true });
  expect(await remove.getAttribute('aria-disabled')).toBe('true');
  expect(await remove.getAttribute('title')).toBe(
    'in this town you may start, stop and pause, but not remove',
  );
  await operator.keyboard.press('Escape');
  await operator.locator('dialog').waitFor({ state: 'detached' });
  await operator.keyboard.press('j');
  await operator.locator('.toast').getByText('Only an admin reads the history.').waitFor();
  expect(await operator.locator('dialog').count()).toBe(0);
});

test('a link lets one guest in, after a press of the button and not before', async () => {
  const link = await command('join', 'create', '--role', 'viewer');
  for (let looks = 0; looks < 2; looks += 1) await guest.goto(`${link}${QUERY}`);
  await untilFocused(guest, 'button');
  await guest.keyboard.press('Enter');
  await guest.getByText('the role viewer may look, but not act').first().waitFor();
  expect(await guest.getByRole('button', { name: /^(stop |History)/ }).count()).toBe(0);
  await guest.getByText(/^Signed in as guest-\w+, viewer$/).waitFor();
  const late = await newPage(listBrowser);
  await late.goto(`${link}${QUERY}`);
  await untilFocused(late, 'button');
  await late.keyboard.press('Enter');
  await late.getByRole('alert').getByText('It has been used already').waitFor();
  await late.context().close();
});

test('a session that is revoked leaves its page within a second, which says so and stays outside', async () => {
  await command('token', 'revoke', 'anna');
  const banner = operator.locator('.banner').getByText('You have been signed out.');
  const { holds, elapsedMs } = await until(async () => (await banner.count()) > 0, 5_000);
  expect(holds).toBe(true);
  expect(elapsedMs).toBeLessThan(REVOKED_MS);
  const before = sockets;
  // Longer than the longest pause between two tries.
  await operator.waitForTimeout(5_000);
  expect(sockets).toBe(before);
  expect((await worldOf(guest)).connection).toBe('live');
  await operator.getByRole('button', { name: 'Sign in' }).click();
  await operator.waitForURL(/\/signin$/);
});

test('who signs out is led to the way in, and the town behind it is closed', async () => {
  await guest.getByRole('button', { name: 'Sign out' }).click();
  await guest.waitForURL(/\/signin$/);
  await guest.goto(`${town.url}/${QUERY}`);
  expect(new URL(guest.url()).pathname).toBe('/signin');
});

test('an admin acts, reads who did what and when, holds all actions and releases them', async () => {
  const admin = await newPage(listBrowser);
  await admin.goto(`${town.url}/signin`);
  await admin
    .getByLabel('Access token')
    .fill(await command('token', 'create', '--role', 'admin', '--name', 'auditor'));
  await admin.keyboard.press('Enter');
  const label = await admin
    .getByRole('button', { name: /^pause / })
    .first()
    .getAttribute('aria-label');
  const pressedAt = Date.now();
  await admin.getByRole('button', { name: label ?? '', exact: true }).click();
  await admin.getByText('is under way').waitFor({ state: 'detached' });
  await admin.getByRole('button', { name: 'History' }).click();
  const history = admin.getByRole('dialog', { name: 'History' });
  const newest = history.getByRole('listitem').first();
  await newest.waitFor();
  expect(await newest.locator('bdi').allTextContents()).toEqual([
    ...['auditor (admin), 127.0.0.1', `${label ?? ''} on fleet-6`, 'done'],
  ]);
  const when = Date.parse((await newest.locator('time').getAttribute('datetime')) ?? '');
  expect([when >= pressedAt, when <= Date.now()]).toEqual([true, true]);
  expect(await history.getByRole('listitem').getByText('anna (operator), 127.0.0.1').count()).toBe(1);
  await history.getByLabel('Why all actions are held').fill('the fair begins');
  await history.getByRole('button', { name: 'Hold all actions' }).click();
  await history.getByText('All actions are held by auditor: the fair begins.').waitFor();
  await newest.getByText('hold all actions').waitFor();
  await history.getByRole('button', { name: 'Release them' }).click();
  await newest.getByText('release all actions').waitFor();
});

test('nothing of it broke the content security policy, and no page failed', async () => {
  await operator
    .getByLabel('Access token')
    .fill(await command('token', 'create', '--role', 'admin', '--name', 'boss'));
  await operator.keyboard.press('Enter');
  await untilReady(operator);
  await operator.keyboard.press('j');
  await operator.getByRole('listitem').getByText('release all actions').waitFor();
  const reports = await operator.evaluate(async () => (await fetch('csp-report')).json() as Promise<unknown>);
  expect([reports, errors]).toEqual([[], []]);
});
