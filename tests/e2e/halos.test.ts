import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type {} from '../support/scene/halos.ts';
import { errorsOf, launchBrowser } from '../support/browser.ts';
import { closedAfterAll } from '../support/opened.ts';
import { servePage } from '../support/servePage.ts';

const BESIDE_PX = 1;

const opened = closedAfterAll();
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  const served = await servePage('scene', 'halos.html');
  opened.add(() => served.close());
  const browser = await launchBrowser();
  opened.add(() => browser.close());
  page = await browser.newPage();
  errors = errorsOf(page);
  await page.goto(served.url);
  await page.waitForFunction(() => typeof window.halo === 'function');
});

test.each([
  ['in the middle', { x: 0, y: 0, z: -12 }],
  ['to the right, near', { x: 5, y: 0, z: -12 }],
  ['to the left, far', { x: -10, y: 3, z: -25 }],
  ['in the lower corner', { x: 4, y: -4, z: -12 }],
  ['above', { x: -1, y: 5, z: -12 }],
])('a halo stood beside its lamp: it is round it wherever that is seen, %s', async (_where, place) => {
  const { lamp, light } = await page.evaluate((at) => window.halo(at), place);
  expect(Math.hypot(light.x - lamp.x, light.y - lamp.y)).toBeLessThan(BESIDE_PX);
  expect(errors).toEqual([]);
});
