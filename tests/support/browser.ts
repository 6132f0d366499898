import { chromium, type Browser, type Page } from 'playwright-core';
import type { Part } from '../../client/city/parts.ts';
import type {} from '../../client/app/automation.ts';
import { ensureTools } from './provision.ts';

const VIEWPORT = { width: 800, height: 500 };

/** Software rendering: WebGL2 through SwiftShader, and nothing that reaches for the network. */
const WEBGL2_FLAGS = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
export const WITHOUT_WEBGL_FLAGS = ['--disable-3d-apis'];
const COMMON_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export async function launchBrowser(flags: readonly string[] = WEBGL2_FLAGS): Promise<Browser> {
  const { chromium: executablePath } = await ensureTools();
  return chromium.launch({ executablePath, args: [...COMMON_FLAGS, ...flags] });
}

/** Every message of the page's console of level error, uncaught errors and refused requests, for a test to look at. */
export interface OpenPage {
  readonly page: Page;
  readonly errors: readonly string[];
}

export interface OpenOptions {
  /** Calm and in low quality unless told otherwise. */
  readonly query?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  /** What is done to the page before it loads. */
  readonly prepare?: (page: Page, url: string) => Promise<unknown>;
}

/** From now on. */
export function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Opens the town and waits for the first complete frame. */
export async function openTown(browser: Browser, url: string, options: OpenOptions = {}): Promise<OpenPage> {
  const { query = 'quality=low&calm=1&time=day', viewport = VIEWPORT, hasTouch = false } = options;
  const page = await browser.newPage({ viewport, hasTouch });
  await options.prepare?.(page, url);
  const errors = errorsOf(page);
  await page.goto(`${url}/?${query}`);
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true', undefined, {
    timeout: 60_000,
  });
  return { page, errors };
}

export const worldOf = (page: Page) => page.evaluate(() => window.cratecraft.world());

/** The container of this name as the page holds it now; undefined while there is none. */
export const containerOf = async (page: Page, name: string) =>
  (await worldOf(page)).containers.find((container) => container.name === name);

/** Waits until the page's world fulfils the condition; answers how long it took. */
export async function until(
  condition: () => Promise<boolean>,
  limitMs: number,
): Promise<{ readonly holds: boolean; readonly elapsedMs: number }> {
  const started = performance.now();
  for (;;) {
    const holds = await condition();
    const elapsedMs = performance.now() - started;
    if (holds || elapsedMs > limitMs) return { holds, elapsedMs };
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Walks up to the building and clicks on that part of it with the real mouse. */
export async function clickPart(page: Page, name: string, part: Part): Promise<void> {
  await page.evaluate((target) => window.cratecraft.goTo(target), name);
  await clickPartHere(page, name, part);
}

/** The same from where the visitor stands. Throws when the part cannot be seen from there. */
export async function clickPartHere(page: Page, name: string, part: Part): Promise<void> {
  const spot = await page.evaluate(([target, what]) => window.cratecraft.locate(target, what), [
    name,
    part,
  ] as const);
  if (spot?.visible !== true) throw new Error(`${part} of ${name} is not visible: ${JSON.stringify(spot)}`);
  await page.mouse.click(spot.x, spot.y);
}
