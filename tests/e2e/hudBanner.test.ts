import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openHudForEach } from '../support/hud/openHud.ts';

const PROBLEM =
  'The Docker engine at /run/docker.sock is not running: start it, for example with `sudo systemctl start docker`.';

let page: Page;
openHudForEach({ viewport: { width: 960, height: 600 } }, (fresh) => (page = fresh));

/** So many engines are away, and each line says why. */
const loseEngines = (names: readonly string[]) =>
  page.evaluate(
    ([lost, problem]) => {
      const { put, aHost } = window.hudPage;
      const away = { state: 'unreachable', problem, confirmedAt: Date.now() } as const;
      for (const name of lost) put(aHost(name === '' ? away : { ...away, id: `host:${name}`, name }));
    },
    [names, PROBLEM] as const,
  );

const selectFirst = () =>
  page.evaluate(() => {
    const { world, view } = window.hudPage;
    const container = [...world.getState().records.values()].find(({ type }) => type === 'container');
    if (container?.type === 'container') view.select(container.id);
  });

test('the list, which covers the banner, shows its line and reads it aloud once', async () => {
  await page.evaluate(() => window.hudPage.hudCommands.toggleList());
  const spoken = page.locator('dialog .unseen[role=status]').first();
  expect(await spoken.textContent()).toBe('');
  await loseEngines(['']);
  await page.locator('dialog .banner').getByText('Shown as of').waitFor();
  await expect.poll(() => spoken.textContent()).toBe(PROBLEM.replaceAll('`', ''));
});

test('the banner was a column of five lines; now it is two at most, with code as code', async () => {
  await loseEngines(['']);
  await page.locator('.top .banner code').waitFor();
  expect(await page.locator('.top .banner code').textContent()).toBe('sudo systemctl start docker');
  const shape = await page.locator('.top .banner-row p').evaluate((text) => {
    const lines = document.createRange();
    lines.selectNodeContents(text);
    const tops = [...lines.getClientRects()].map(({ bottom }) => Math.round(bottom / 10));
    return { lines: new Set(tops).size, ticks: text.textContent.includes('`') };
  });
  expect(shape.lines).toBeLessThanOrEqual(2);
  expect(shape.ticks).toBe(false);
});

test.each([
  [800, 500],
  [390, 844],
  [320, 480],
])(
  'long lines of the banner lay over the panel: in a window of %d × %d its Close button is under nothing',
  async (width, height) => {
    await page.setViewportSize({ width, height });
    await loseEngines(['north', 'east', 'south', 'west']);
    await selectFirst();
    const close = page.locator('.side').getByRole('button', { name: 'Close', exact: true });
    await close.waitFor();
    const covering = await close.evaluate((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const corners = [left + 4, right - 4].flatMap((x) => [top + 4, bottom - 4].map((y) => [x, y] as const));
      return corners
        .map(([x, y]) => document.elementFromPoint(x, y))
        .filter((seen) => !button.contains(seen))
        .map((seen) => seen?.className);
    });
    expect(covering).toEqual([]);
  },
);

/** The town is a made-up one, which a calm line says. */
const simulate = () =>
  page.evaluate(() => {
    const { put, aHost } = window.hudPage;
    put(aHost({ simulated: true }));
  });

test.each([
  [844, 390],
  [800, 500],
])(
  'in a window of %d × %d a short line lay over the name of the house; now it stands beside the tools',
  async (width, height) => {
    await page.setViewportSize({ width, height });
    await simulate();
    await page.locator('.top .banner-row').waitFor();
    const edges = (selector: string) =>
      page.locator(selector).evaluate((it) => {
        const { left, right, bottom } = it.getBoundingClientRect();
        return { left, right, bottom };
      });
    const [line, tools] = [await edges('.top .banner-row'), await edges('.toolbar')];
    expect(line.right).toBeLessThan(tools.left);
    expect(line.bottom).toBeLessThanOrEqual(48);
  },
);

test('in a narrow window a short line covered the lighthouse; now it is as wide as its words', async () => {
  await page.setViewportSize({ width: 800, height: 500 });
  await simulate();
  const row = page.locator('.top .banner-row');
  await row.waitFor();
  expect((await row.boundingBox())?.width).toBeLessThan(400);
});

test.each([
  [390, 844],
  [800, 500],
])(
  'in a window of %d × %d the calm line and the hint lay over the house whose panel is open',
  async (width, height) => {
    await page.setViewportSize({ width, height });
    await simulate();
    const isSeen = () =>
      Promise.all(['.top .banner-calm', '.hint'].map((over) => page.locator(over).first().isVisible()));
    await page.locator('.top .banner-calm').waitFor();
    expect(await isSeen()).toEqual([true, true]);
    await selectFirst();
    await page.locator('.side').waitFor();
    expect(await isSeen()).toEqual([false, false]);
  },
);
