import type { Page } from 'playwright-core';
import { until } from '../browser.ts';
import { closeAll } from '../visitor.ts';

/** A visitor before one of the hostile containers. */
export interface Visit {
  readonly page: Page;
  /** As the page knows it. */
  readonly id: string;
  /** How its name begins, as it was given, and as it is shown. */
  readonly typed: string;
  readonly begins: string;
  /** The engine says of it that it has been changed. */
  readonly tell: () => void;
}

const SHOWN_LIMIT_MS = 15_000;
const STEP_PX = 4;
const FAR_STEPS = 7;
const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

const text = async (page: Page, place: string): Promise<string> => {
  await page.locator(place).first().waitFor({ timeout: SHOWN_LIMIT_MS });
  return (await page.locator(place).allTextContents()).join('\n');
};

/** Opens by a button of its panel, reads, and closes it again. */
async function asked({ page }: Visit, button: RegExp, place: string): Promise<string> {
  await page.locator('.side').getByRole('button', { name: button }).click();
  const shown = await text(page, place);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  return shown;
}

const goTo = ({ page, id }: Visit) => page.evaluate((target) => window.cratecraft.goTo(target), id);

async function aim(visit: Visit): Promise<string> {
  const { page, id } = visit;
  await goTo(visit);
  const spot = await page.evaluate((target) => window.cratecraft.locate(target, 'lever'), id);
  await page.mouse.move(spot?.x ?? 0, spot?.y ?? 0);
  return text(page, '.aim-text');
}

async function panel({ page }: Visit): Promise<string> {
  await page.keyboard.press('KeyI');
  return `${await text(page, '.side')}${(await page.locator('.side').getAttribute('aria-label')) ?? ''}`;
}

async function refusal({ page, begins }: Visit): Promise<string> {
  await page.locator('.side').getByRole('button', { name: /^stop/ }).click();
  // The one before it may still be shown.
  await page.locator('.toast', { hasText: begins }).first().waitFor({ timeout: SHOWN_LIMIT_MS });
  return text(page, '.toast');
}

async function feed({ page, begins, tell }: Visit): Promise<string> {
  tell();
  // It may have faded before a busy page is asked.
  const line = page.locator('.feed li', { hasText: begins }).first();
  await line.waitFor({ state: 'attached', timeout: SHOWN_LIMIT_MS });
  return (await page.locator('.feed').textContent()) ?? '';
}

/** What houses round the visitor are called on the map, where the mouse moves away from its middle. */
async function minimap(visit: Visit): Promise<string> {
  const { page, begins } = visit;
  await goTo(visit);
  const map = page.locator('.minimap');
  const { x, y, width, height } = (await map.boundingBox()) ?? NOWHERE;
  for (const { right, down } of aroundTheMiddle()) {
    await page.mouse.move(x + width / 2 + right, y + height / 2 + down);
    // The title follows the mouse in a task of its own.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    const said = (await map.getAttribute('title')) ?? '';
    if (said.includes(begins)) return said;
  }
  return '';
}

/** In steps of pixels, the nearest first. */
const aroundTheMiddle = (): readonly { readonly right: number; readonly down: number }[] => {
  const side = Array.from({ length: 2 * FAR_STEPS + 1 }, (_, i) => (i - FAR_STEPS) * STEP_PX);
  return side
    .flatMap((right) => side.map((down) => ({ right, down })))
    .toSorted((a, b) => Math.hypot(a.right, a.down) - Math.hypot(b.right, b.down));
};

async function search({ page, typed }: Visit): Promise<string> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('combobox').fill(typed);
  const shown = await text(page, '[role=option]');
  await closeAll(page);
  return shown;
}

async function history({ page, begins }: Visit): Promise<string> {
  await page.keyboard.press('KeyJ');
  await until(
    async () => (await page.locator('.history li', { hasText: begins }).count()) > 0,
    SHOWN_LIMIT_MS,
  );
  const shown = await text(page, '.history');
  await closeAll(page);
  return shown;
}

async function list({ page }: Visit): Promise<string> {
  await page.keyboard.press('KeyB');
  const shown = await text(page, '.row');
  await closeAll(page);
  return shown;
}

/** Every place of the page that shows what a container is called or says, in the order of one visit; each tells what stands there. */
export const SURFACES: Readonly<Record<string, (visit: Visit) => Promise<string>>> = {
  // Before a panel, which takes its place, and a refusal, which lies over it for a while.
  minimap,
  aim,
  panel,
  feed,
  refusal,
  log: (visit) => asked(visit, /^logs of/, '.log-row'),
  'title of the log': (visit) => asked(visit, /^logs of/, 'dialog h2'),
  'question before a kill': (visit) => asked(visit, /^kill/, 'dialog h2'),
  'question before a removal': (visit) => asked(visit, /^remove/, 'dialog .losses'),
  search,
  history,
  list,
};
