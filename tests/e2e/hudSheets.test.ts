import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openHudForEach } from '../support/hud/openHud.ts';

let page: Page;
openHudForEach({ viewport: { width: 1_000, height: 620 } }, (fresh) => (page = fresh));

const openSheet = async (panel: 'help' | 'list') => {
  await page.evaluate((wanted) => window.hudPage.view.openPanel(wanted), panel);
  await page.locator('.modal').waitFor();
};
const boxOf = async (selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not seen`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
};

test.each(['help', 'list'] as const)(
  'what the sheet of the %s holds hung out below its edge; now it ends within',
  async (panel) => {
    await openSheet(panel);
    expect((await boxOf('.modal-body')).bottom).toBeLessThanOrEqual((await boxOf('.modal')).bottom);
  },
);

test('on a sheet every heading but the first stands nearer to what it heads than to what is before it', async () => {
  await openSheet('help');
  const gaps = await page.locator('.modal h3:visible').evaluateAll((headings) =>
    headings.map((heading) => {
      const letters = document.createRange();
      letters.selectNodeContents(heading);
      const { top, bottom } = letters.getBoundingClientRect();
      const before = heading.previousElementSibling ?? heading.parentElement?.previousElementSibling;
      const above = top - (before?.getBoundingClientRect().bottom ?? 0);
      return above - ((heading.nextElementSibling?.getBoundingClientRect().top ?? 0) - bottom);
    }),
  );
  expect(gaps.length).toBeGreaterThan(3);
  expect(Math.min(...gaps)).toBeGreaterThan(0);
});

test('a sheet let letters behind it shine through; now nothing does', async () => {
  await openSheet('list');
  const colour = await page.locator('.modal').evaluate((it) => getComputedStyle(it).backgroundColor);
  expect(colour).toMatch(/^rgb\(/);
});

test.each([760, 800, 1_000])(
  'in a window of %d px the first hint lay over the minimap; now it is beside it',
  async (width) => {
    await page.setViewportSize({ width, height: 620 });
    expect((await boxOf('.hint')).right).toBeLessThan((await boxOf('.minimap')).x);
    await page.evaluate(() => {
      const { world, view } = window.hudPage;
      const container = [...world.getState().records.values()].find(({ type }) => type === 'container');
      if (container?.type === 'container') view.select(container.id);
    });
    await page.locator('.side').waitFor();
    expect(await page.locator('.hint').first().isVisible()).toBe(false);
  },
);
