import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openHudForEach } from '../support/hud/openHud.ts';

const FINGER_PX = 44;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

let page: Page;
openHudForEach(PHONE, (fresh) => (page = fresh));

const openPanel = (panel: 'list' | 'search' | 'help' | 'settings' | 'none') =>
  page.evaluate((wanted) => window.hudPage.view.openPanel(wanted), panel);
const firstId = () =>
  page.evaluate(() => {
    const records = [...window.hudPage.world.getState().records.values()];
    const container = records.find(({ type }) => type === 'container');
    if (container?.type !== 'container') throw new Error('the town is empty');
    window.hudPage.view.select(container.id);
    return container.id;
  });

/** Whatever can be pressed and is smaller than a finger. */
const tooSmall = () =>
  page.evaluate((least) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('#hud :is(button, select, .results li)')];
    return buttons
      .filter((each) => each.checkVisibility({ contentVisibilityAuto: true }))
      .map((each) => ({ name: each.ariaLabel ?? each.textContent, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.height < least - 0.5 || box.width < least - 0.5)
      .map(({ name, box }) => `${name} ${box.width} x ${box.height}`);
  }, FINGER_PX);

/** Pixels between the button and its nearest neighbour in the same row. */
const nearest = (name: string) =>
  page.getByRole('button', { name, exact: true }).evaluate((it) => {
    const own = it.getBoundingClientRect();
    const others = [...(it.closest('.actions')?.querySelectorAll('button') ?? [])].filter(
      (each) => each !== it,
    );
    const gaps = others.map((each) => {
      const box = each.getBoundingClientRect();
      const aside = Math.max(box.left - own.right, own.left - box.right);
      return Math.max(aside, box.top - own.bottom, own.top - box.bottom);
    });
    return Math.min(...gaps);
  });

test('everything that can be pressed is as large as a finger: toolbar, panel, list, dialogs', async () => {
  expect(await tooSmall()).toEqual([]);
  await firstId();
  await page.locator('.side').waitFor();
  expect(await tooSmall()).toEqual([]);
  for (const panel of ['list', 'search', 'help', 'settings'] as const) {
    await openPanel(panel);
    await page.locator('dialog').waitFor();
    expect([panel, await tooSmall()]).toEqual([panel, []]);
  }
});

test('what destroys stands apart from what does not, and from each other', async () => {
  await openPanel('list');
  for (const action of ['kill', 'remove']) {
    expect(await nearest(`${action} shop-web-1`)).toBeGreaterThanOrEqual(12);
  }
});

test('the help was about keys alone; by touch it tells of thumbs and taps, and what a building shows', async () => {
  await openPanel('help');
  const help = page.getByRole('dialog', { name: 'How to live here' });
  await help.getByText('left thumb').waitFor();
  expect(await help.getByText('lock the pointer').isVisible()).toBe(false);
  expect(await help.getByText('flames, dark smoke and a red beam').count()).toBe(1);
  expect(await help.locator('.legend .icon').count()).toBe(12);
});

test('on a phone, which has no minimap, nothing led above the island; the help does', async () => {
  await openPanel('help');
  await page.getByRole('button', { name: 'From above, and back' }).tap();
  await expect.poll(() => page.evaluate(() => window.hudPage.flights)).toEqual(['map']);
  expect(await page.locator('dialog').count()).toBe(0);
});

test('from above nothing led back but the help; now a button does', async () => {
  await page.evaluate(() => (window.hudPage.visitor.isAbove = true));
  await page.getByRole('button', { name: 'Back down' }).tap();
  await expect.poll(() => page.evaluate(() => window.hudPage.flights)).toEqual(['map']);
});

test('the last event lay below the first hint; now it stands above it', async () => {
  await page.evaluate(() => {
    const { world } = window.hudPage;
    const container = [...world.getState().records.values()].find(({ type }) => type === 'container');
    if (container?.type !== 'container') return;
    const { id, host, name } = container;
    world.addFeed([{ time: 1, host, container: id, name, action: 'start', detail: '' }]);
  });
  const [line, hint] = [page.locator('.feed li'), page.locator('.hint.with-touch')];
  await line.waitFor();
  const [low, high] = [await line.boundingBox(), await hint.boundingBox()];
  expect((low?.y ?? 0) + (low?.height ?? 0)).toBeLessThan(high?.y ?? 0);
});

test('keys were stretched beside a long line; now each is as high as its word', async () => {
  await openPanel('help');
  const heights = await page
    .locator('dialog kbd')
    .evaluateAll((keys) => keys.filter((key) => key.checkVisibility()).map((key) => key.clientHeight));
  expect(Math.max(...heights)).toBeLessThanOrEqual(Math.min(...heights) * 2);
  expect(Math.min(...heights)).toBeGreaterThan(10);
});

test('after a tap the line stands in the picture and says what the next tap does', async () => {
  const id = await firstId();
  await page.evaluate((container) => {
    const { view, pending } = window.hudPage;
    view.select(null);
    view.setPointer('touch');
    view.setHovered({ id: container, part: 'lever', distance: 1 });
    pending.disarm();
  }, id);
  const line = page.locator('.aim-touch');
  await line.getByText('tap to stop').waitFor();
  const box = await line.boundingBox();
  if (box === null) throw new Error('the line is not in the picture');
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(PHONE.viewport.width);
});

test('beside an open panel the line of a tap lay over the panel; now it stands in the picture', async () => {
  const id = await firstId();
  await page.evaluate((container) => {
    window.hudPage.view.setPointer('touch');
    window.hudPage.view.setHovered({ id: container, part: 'lever', distance: 1 });
  }, id);
  const line = await page.locator('.aim-touch .aim-text').boundingBox();
  const panel = await page.locator('.side').boundingBox();
  expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThan(panel?.y ?? 0);
});
