import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startHud } from '../support/hud/openHud.ts';
import { closedAfterAll } from '../support/opened.ts';

const PHONE = { width: 390, height: 844 };

const opened = closedAfterAll();
let page: Page;

beforeAll(async () => {
  const open = await startHud(opened);
  ({ page } = await open(3, { viewport: PHONE }));
  await page.evaluate(() => {
    const [first] = [...window.hudPage.world.getState().records.values()].filter(
      (record) => record.type === 'container',
    );
    if (first?.type === 'container') window.hudPage.view.openLogs(first.id);
  });
});

/** Lines from … to; with `skipped` before them. */
const write = (from: number, to: number, skipped: number | null = null) =>
  page.evaluate(
    ([first, end, left]) => {
      const lines = Array.from({ length: end - first }, (_, i) => ({
        ...{ stream: i % 5 === 4 ? ('stderr' as const) : ('stdout' as const), time: i },
        text: `line ${first + i} ${'and a word '.repeat(i % 9)}`,
      }));
      window.hudPage.logs.store.add({
        ...{ stream: 1, lines, state: { phase: 'following' } },
        skipped: left === null ? null : { lines: left, isCounted: true },
        position: { stdout: { time: '', count: 1 }, stderr: null },
      });
    },
    [from, to, skipped] as const,
  );
const fromEnd = () =>
  page.getByRole('log').evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
const firstSeen = () =>
  page.getByRole('log').evaluate((log) => {
    const top = log.getBoundingClientRect().top;
    return [...log.querySelectorAll('p')].find((row) => row.getBoundingClientRect().top >= top)?.textContent;
  });

test('a container that has written nothing is said to have', async () => {
  await page.evaluate(() => window.hudPage.logs.store.setPhase({ phase: 'following' }));
  await page.getByText('has written nothing yet.').waitFor();
});

test('the view follows the end; who has scrolled up stays there, whatever comes, until they go to the end', async () => {
  await write(0, 300);
  await expect.poll(fromEnd).toBeLessThan(24);
  await page.getByRole('log').evaluate((log) => (log.scrollTop = 400));
  const seen = await firstSeen();
  await write(300, 600);
  await page.getByRole('button', { name: 'To the end' }).waitFor();
  expect(await firstSeen()).toBe(seen);
  await page.getByRole('button', { name: 'To the end' }).click();
  await write(600, 700);
  await expect.poll(fromEnd).toBeLessThan(24);
});

test('lines that come while the oldest go are followed too', async () => {
  await write(700, 6_000);
  await write(6_000, 6_400, 1_234);
  await expect.poll(fromEnd).toBeLessThan(24);
  expect(await page.locator('.log-skipped').textContent()).toBe('1,234 lines skipped');
  await write(6_400, 11_500);
  expect(await page.locator('.log-skipped').count()).toBe(0);
  expect(await page.locator('.log-sum').textContent()).toMatch(/· 1,234 lines skipped$/);
  expect(await page.getByRole('log').locator('p').count()).toBeLessThanOrEqual(5_000);
});

test('stderr is told apart by a word, and nothing is wider than the phone', async () => {
  expect(await page.locator('.log-error').last().textContent()).toMatch(/^err/);
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('dialog *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
      .map((element) => element.className),
  );
  expect(wide).toEqual([]);
});

test('paused and cleared it says so', async () => {
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('Nothing new since.').waitFor();
  expect(await page.getByRole('log').locator('p').count()).toBe(0);
});
