import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openHudForEach } from '../support/hud/openHud.ts';

const WINDOW = { width: 800, height: 500 };

let page: Page;
openHudForEach({ viewport: WINDOW }, (fresh) => (page = fresh));

test('news bore the sign of a warning; now only a refusal does', async () => {
  await page.evaluate(() => window.hudPage.notices.tell('the engine does not answer now'));
  await page.evaluate(() => window.hudPage.notices.tell('Nothing needs attention.', 'calm'));
  const refusal = page.locator('.toast', { hasText: 'does not answer' });
  const news = page.locator('.toast', { hasText: 'Nothing needs' });
  await news.waitFor();
  expect([await refusal.locator('> .icon').count(), await news.locator('> .icon').count()]).toEqual([1, 0]);
});

test('a sentence of any length filled the window; now one takes a part of it and can be scrolled', async () => {
  await page.evaluate(() => window.hudPage.notices.tell('z'.repeat(3_000)));
  const toast = page.locator('.toast');
  await toast.waitFor();
  expect((await toast.boundingBox())?.height).toBeLessThan(WINDOW.height / 4);
  expect(await toast.locator('p').evaluate((it) => it.scrollHeight > it.clientHeight)).toBe(true);
});
