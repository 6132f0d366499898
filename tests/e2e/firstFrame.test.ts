import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { FirstFrame } from '../../client/app/firstFrame.ts';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openedTown } from '../support/openedTown.ts';
import { heldMb } from '../support/pageHeap.ts';

const CONTAINERS = 10_000;
/** RENDERING.md's budget. */
const MOST_HELD_MB = 64;
const opened = closedAfterAll();
let page: Page;
let first: FirstFrame;

/** Notes when a program is linked and when something is asked of one, in milliseconds since navigation. */
const noteCalls = `
  for (const name of ['linkProgram', 'getProgramParameter']) {
    const call = WebGL2RenderingContext.prototype[name];
    window[name] = [];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      window[name].push(performance.now());
      return call.apply(this, given);
    };
  }`;
const callsOf = (of: Page, name: 'linkProgram' | 'getProgramParameter') =>
  of.evaluate((called) => Reflect.get(window, called) as number[], name);

/** Notes how many buildings are drawn when the visitor first sees the town. */
const noteNear = `
  const look = () => {
    if (window.cratecraft === undefined || document.querySelector('.loading')) return requestAnimationFrame(look);
    window.near = window.cratecraft.measure().buildings;
  };
  requestAnimationFrame(look);`;

beforeAll(async () => {
  const engine = await startSimulator({ containers: CONTAINERS, seed: 1, alive: false });
  const prepare = (opening: Page) => opening.addInitScript(noteCalls + noteNear);
  ({ page } = await openedTown(opened, engine, { query: 'calm=1&time=day', prepare }));
  const told = await page.evaluate(() => window.cratecraft.firstFrame());
  if (told === null) throw new Error('the town never was complete');
  first = told;
}, 90_000);

test('what is near stands before all of a large town does', async () => {
  expect(first.snapshotMs).toBeLessThan(first.nearMs);
  expect(first.nearMs).toBeLessThan(first.completeMs);
  const near = await page.evaluate(() => Reflect.get(window, 'near') as number);
  expect(near).toBeGreaterThan(100);
  expect(near).toBeLessThan(CONTAINERS / 10);
  expect(await page.evaluate(() => window.cratecraft.measure().buildings)).toBe(CONTAINERS);
});

test('no frame waits for a program that could have been linked before the world came', async () => {
  const links = await callsOf(page, 'linkProgram');
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((at) => at > first.snapshotMs)).toEqual([]);
});

test('nothing is asked of a program once a town is drawn, with shadows too: without a GPU the answer came after seconds', async () => {
  const engine = await startSimulator({ containers: 40, seed: 1, alive: false });
  const prepare = (opening: Page) => opening.addInitScript(noteCalls);
  const town = await openedTown(opened, engine, { query: 'quality=medium&calm=1&time=day', prepare });
  const { nearMs = 0 } = (await town.page.evaluate(() => window.cratecraft.firstFrame())) ?? {};
  await town.page.evaluate(() => window.cratecraft.view('island'));
  const asked = await callsOf(town.page, 'getProgramParameter');
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((at) => at > nearMs)).toEqual([]);
});

test('where the processor draws, the town chooses what such a machine can show', async () => {
  const canvas = page.locator('canvas#town');
  const { shown, drawn } = await canvas.evaluate((element) => ({
    shown: element.clientWidth,
    drawn: (element as HTMLCanvasElement).width,
  }));
  expect(drawn).toBeLessThan(shown);
});

test('a town of 10,000 holds no more than 64 MB', async () => {
  expect(await heldMb(page)).toBeLessThan(MOST_HELD_MB);
});
