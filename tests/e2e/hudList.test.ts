import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openHudForEach } from '../support/hud/openHud.ts';

let page: Page;
openHudForEach({ viewport: { width: 1_000, height: 620 } }, (fresh) => (page = fresh));

const openList = () => page.evaluate(() => window.hudPage.hudCommands.toggleList());

test('a list in which nothing is found was a void; now it says so', async () => {
  await openList();
  await page.getByRole('textbox').fill('no such thing');
  await page.locator('.list').getByText('No container matches.').waitFor();
});

test('a screen reader heard the sum at every patch of a busy town; now it hears what a search has found, once', async () => {
  await openList();
  const told = page.locator('dialog .list-sum ~ [role=status]');
  const heard = () => told.textContent();
  const sum = () => page.locator('.list-sum').textContent();
  const before = await sum();
  const stopOne = (number: number) =>
    page.evaluate((at) => {
      const { world, put } = window.hudPage;
      const running = [...world.getState().records.values()].filter(
        (record) => record.type === 'container' && record.state === 'running',
      );
      const one = running[at];
      if (one?.type === 'container') put({ ...one, state: 'exited', exitCode: 0 });
    }, number);
  await stopOne(0);
  await expect.poll(sum).not.toBe(before);
  expect(await heard()).toBe('');
  await page.getByRole('textbox').fill('shop-web-1');
  await expect.poll(heard).toBe('1 container shown');
  await page.getByRole('button', { name: 'running', exact: true }).click();
  await expect.poll(heard).toMatch(/^\d containers? shown$/);
  const once = await heard();
  await stopOne(0);
  await stopOne(0);
  expect(await heard()).toBe(once);
});

test('the figures of the list stood under no heading; now each column has one, and where there are none each figure', async () => {
  await openList();
  const [head, figure] = [page.locator('.figure-heads > span'), page.locator('li .figures > span')];
  const rightOf = (it: typeof head, at: number) =>
    it.nth(at).evaluate((each) => each.getBoundingClientRect().right);
  expect(await head.allTextContents()).toEqual(['CPU', 'Memory']);
  for (const at of [0, 1]) expect(await rightOf(head, at)).toBeCloseTo(await rightOf(figure, at), 0);
  await page.setViewportSize({ width: 600, height: 620 });
  expect(await head.first().isVisible()).toBe(false);
  expect(await figure.nth(0).innerText()).toMatch(/^CPU \d/);
  await page.setViewportSize({ width: 390, height: 620 });
  const heights = await page.locator('li .figures').evaluateAll((all) => all.map((it) => it.clientHeight));
  expect(Math.max(...heights)).toBeLessThan(30);
});

test.each([360, 1_000])(
  'the button for the log stood in a row of its own; in a window of %d px it is beside the others',
  async (width) => {
    await page.setViewportSize({ width, height: 620 });
    await openList();
    const ways = page.locator('.row-ways', { has: page.getByRole('button', { name: 'stop shop-web-1' }) });
    await ways.scrollIntoViewIfNeeded();
    const tops = await ways.evaluate((it) =>
      [...it.querySelectorAll('button')].slice(0, 2).map((each) => each.getBoundingClientRect().top),
    );
    expect(tops[0]).toBe(tops[1]);
  },
);
