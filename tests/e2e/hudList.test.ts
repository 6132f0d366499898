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
