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
