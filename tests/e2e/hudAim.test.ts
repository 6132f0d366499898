import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openHudForEach } from '../support/hud/openHud.ts';

/** Longer ago than a slow machine needs for a frame. */
const RESTED_MS = 700;

let page: Page;
openHudForEach({ viewport: { width: 800, height: 500 } }, (fresh) => (page = fresh));

type Part = 'body' | 'lever';

/** That part of the first container comes under the cursor. */
const aimAt = (part: Part, distance: number) =>
  page.evaluate(
    ([what, away]) => {
      const { world, view } = window.hudPage;
      const container = [...world.getState().records.values()].find(({ type }) => type === 'container');
      if (container?.type === 'container') view.setHovered({ id: container.id, part: what, distance: away });
    },
    [part, distance] as const,
  );
const line = () => page.locator('.aim-text');

test('while one walked, far houses were named under a cursor that rested; now only to who points at them', async () => {
  await page.mouse.move(200, 200);
  await page.waitForTimeout(RESTED_MS);
  await aimAt('body', 30);
  await page.waitForTimeout(100);
  expect(await line().count()).toBe(0);
  await page.mouse.move(202, 200);
  await line().waitFor();
  await aimAt('lever', 2);
  await line().getByText('click to').waitFor();
});

test('what comes under the resting cursor within reach is named at once', async () => {
  await page.mouse.move(200, 200);
  await page.waitForTimeout(RESTED_MS);
  await aimAt('body', 3);
  await line().waitFor();
});

test('the line of a house lay over its own panel; now nothing is said of it twice, and the minimap makes way', async () => {
  await page.mouse.move(390, 250);
  await aimAt('body', 3);
  await line().waitFor();
  expect(await page.locator('.minimap').isVisible()).toBe(true);
  await page.evaluate(() => window.hudPage.hudCommands.toggleContainer());
  await page.locator('.side').waitFor();
  expect(await line().count()).toBe(0);
  expect(await page.locator('.minimap').isVisible()).toBe(false);
});

test('from above the hint spoke of levers, and nobody of drag and wheel; now it says what one can do there', async () => {
  const hint = page.locator('.hint.with-mouse');
  await hint.getByText('a lever').waitFor();
  await page.evaluate(() => (window.hudPage.visitor.isAbove = true));
  await hint.getByText('come nearer').waitFor();
  expect(await hint.innerText()).toMatch(/drag\s+turn\s+wheel\s+come nearer\s.*\s+Esc\s+back/s);
  await page.evaluate(() => (window.hudPage.visitor.isAbove = false));
  await hint.getByText('a lever').waitFor();
});
