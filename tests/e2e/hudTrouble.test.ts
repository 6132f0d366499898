import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openHudForEach } from '../support/hud/openHud.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { greetedAs } from '../support/rights.ts';

const PROBLEM =
  'The Docker engine at /run/docker.sock is not running: start it, for example with `sudo systemctl start docker`.';
const AWAY = 'the engine does not answer now';
const TURNED = '\u202eevil';

let page: Page;
openHudForEach({ viewport: { width: 960, height: 600 } }, (fresh) => (page = fresh));

const openList = () => page.evaluate(() => window.hudPage.hudCommands.toggleList());
const setHost = (state: 'live' | 'unreachable', problem: string | null) =>
  page.evaluate(
    ([to, why]) => {
      const { put, aHost } = window.hudPage;
      put(aHost({ state: to, problem: why, confirmedAt: Date.now() }));
    },
    [state, problem] as const,
  );
const selectFirst = () =>
  page.evaluate(() => {
    const { world, view } = window.hudPage;
    const container = [...world.getState().records.values()].find(({ type }) => type === 'container');
    if (container?.type === 'container') view.select(container.id);
  });
const intents = () => page.evaluate(() => window.hudPage.intents.map(({ kind }) => kind));

/** How many buttons can be used, how many are chained and why, and how many figures look new, and whether a state has a colour. */
const live = (within: string) =>
  page.evaluate((place) => {
    const buttons = [...document.querySelectorAll(`${place} .actions button`)];
    const chained = buttons.filter((each) => each.getAttribute('aria-disabled') === 'true');
    const figures = `${place} :is(.figures:not(.old):not(:empty), .live:not(.old))`;
    const states = document.querySelectorAll(`${place} .chip:not(.soft)`);
    return {
      usable: buttons.length - chained.length,
      reasons: [...new Set(chained.map((each) => each.getAttribute('title')))],
      newFigures: document.querySelectorAll(figures).length,
      hasColour: states.length > 0,
    };
  }, within);
const nothingLive = { usable: 0, reasons: [AWAY], newFigures: 0, hasColour: false };

test.each(['dialog', '.side'])('an engine that goes away chains every button of the %s', async (place) => {
  await (place === 'dialog' ? openList() : selectFirst());
  await expect.poll(async () => (await live(place)).newFigures).toBeGreaterThan(0);
  expect((await live(place)).usable).toBeGreaterThan(0);
  await setHost('unreachable', PROBLEM);
  await expect.poll(() => live(place)).toEqual(nothingLive);
  // The driver would wait for a button that can be used.
  await page.locator(`${place} .actions button`).first().click({ force: true });
  expect(await intents()).toEqual([]);
  await page.locator(`${place} .blocked`).getByText(AWAY).first().waitFor();
  await setHost('live', null);
  await expect.poll(async () => (await live(place)).usable).toBeGreaterThan(0);
});

test('the minimap of an engine that is away was as green as before; now it tells no state', async () => {
  const isGreen = () =>
    page.locator('.minimap canvas').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      const { width, height } = canvas;
      const bytes = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return bytes.some((green, at) => at % 4 === 1 && green > 200 && (bytes[at - 1] ?? 0) < 60);
    });
  await expect.poll(isGreen).toBe(true);
  await setHost('unreachable', PROBLEM);
  await expect.poll(isGreen).toBe(false);
});

test('a server that is gone chains them too, and says so', async () => {
  await openList();
  await page.evaluate(() => window.hudPage.world.lost());
  const reasons = ['the server does not answer now'];
  await expect.poll(() => live('dialog')).toEqual({ ...nothingLive, reasons });
});

test.each(['dialog', '.side'])('kill was one click; in the %s it asks first', async (place) => {
  await (place === 'dialog' ? openList() : selectFirst());
  const kill = page.locator(place).getByRole('button', { name: 'kill shop-web-1', exact: true });
  const question = page.getByRole('dialog', { name: 'Kill shop-web-1?', exact: true });
  await kill.click();
  await question.waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await intents()).toEqual([]);
  await kill.click();
  await question.getByRole('button', { name: 'Kill it' }).click();
  await expect.poll(() => page.evaluate(() => window.hudPage.intents[0])).toMatchObject({ action: 'kill' });
});

test('what is started while its removal is being asked about was offered for removal, and then refused', async () => {
  await openList();
  await page
    .getByRole('button', { name: /^remove / })
    .last()
    .click();
  await page.getByRole('button', { name: /Remove for good/ }).waitFor();
  await page.evaluate(() => {
    const { world, view, put } = window.hudPage;
    const record = world.getState().records.get(view.getState().removing ?? 'container:none/0');
    if (record?.type === 'container') put({ ...record, state: 'paused' });
  });
  const again = page.getByRole('button', { name: 'It is paused now: ask again' });
  await again.waitFor();
  expect(await page.getByRole('button', { name: /Remove for good/ }).count()).toBe(0);
  await again.click();
  await page.getByRole('button', { name: /Remove for good/ }).waitFor();
  expect(await intents()).toEqual(['prepareRemove', 'prepareRemove']);
});

test('a town for looking only says so once, and promises no lever', async () => {
  const become = (role: 'viewer' | 'admin') => {
    const said = { protocol: PROTOCOL_VERSION, ...greetedAs(role), serverVersion: '0' };
    return page.evaluate((next) => {
      const { epoch, revision } = window.hudPage.world.getState();
      if (epoch === null) throw new Error('no hello yet');
      window.hudPage.world.hello({ ...next, epoch, revision });
    }, said);
  };
  const note = page.locator('.toast').getByText('This town is read-only: walk and look around');
  expect(await note.count()).toBe(0);
  await become('viewer');
  await note.waitFor();
  expect(await page.locator('.hint').getByText('lever').count()).toBe(0);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await become('admin');
  await become('viewer');
  await page.waitForTimeout(200);
  expect(await note.count()).toBe(0);
});

test('a name that turns its letters around is shown as it is written, everywhere', async () => {
  await page.evaluate((text) => {
    const { world, put, view, notices } = window.hudPage;
    for (const record of world.getState().records.values()) {
      if (record.type !== 'container') continue;
      put({ ...record, name: text, image: text, project: text, service: text, state: 'running' });
      view.select(record.id);
      view.setHovered({ id: record.id, part: 'lever', distance: 1 });
      world.addFeed([
        { time: 1, host: record.host, container: record.id, name: text, action: 'die', detail: text },
      ]);
      view.askRemove(record.id);
    }
    put(window.hudPage.aHost({ name: text, state: 'stale', problem: text }));
    notices.tell(`${text}: ${text}`);
  }, TURNED);
  for (const panel of ['list', 'search'] as const) {
    await page.evaluate((wanted) => window.hudPage.view.openPanel(wanted), panel);
    await page.locator('dialog').nth(1).waitFor();
    expect(await page.locator('bdi').getByText('\ufffdevil').count()).toBeGreaterThan(8);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/[\u202a-\u202e]/);
  }
});
