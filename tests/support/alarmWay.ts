import type { JSHandle, Page } from 'playwright-core';
import type { ScreenPlace } from '../../client/scene/townScene.ts';
import { worldOf } from './browser.ts';
import { closeAll } from './visitor.ts';

/**
 * A visitor's way to the next container that needs an operator, and to its log, by real keys and not by a cut. A time ends with
 * the first frame after the one that showed it: what a frame takes to be drawn counts.
 */
export interface AlarmWay {
  readonly from: string;
  /** The container before which it ended, and which panel and log show. */
  readonly name: string;
  /** Where its lever is seen then, pixels. */
  readonly lever: { readonly x: number; readonly y: number };
  /** Until the visitor stood there; the log took one more. */
  readonly keys: number;
  /** Since the first key went down. */
  readonly arrivedMs: number;
  /** The same, and then since the key for the log: how long a visitor looks about between the two is not counted. */
  readonly logMs: number;
  /** Between two frames before the first key, the median. */
  readonly frameMs: number;
}

/** Few pixels, so that a software renderer draws some frames of a flight. Not calm: there visitors do not fly. */
export const FLYING_SIGHT = { query: 'quality=low&time=day&seed=1', viewport: { width: 160, height: 90 } };

const FRAMES = 7;
/** A view is still that has been the same for so long, and in so many frames. */
const STILL = { ms: 300, frames: 3 };

const PLACES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the harbour': (page) => page.evaluate(() => window.cratecraft.view('arrival')),
  'the far end': goToFarEnd,
  'high above': async (page) => {
    await page.evaluate(() => window.cratecraft.view('thousand'));
    await page.keyboard.press('KeyW', { delay: 300 });
  },
  'the map': (page) => page.keyboard.press('KeyV'),
};

/** From each of several places, with nothing open. The panel of the last stays open. */
export async function measureAlarmWays(page: Page): Promise<AlarmWay[]> {
  const ways: AlarmWay[] = [];
  for (const [from, go] of Object.entries(PLACES)) {
    await closeAll(page);
    await go(page);
    ways.push({ from, ...(await measureWay(page)) });
  }
  return ways;
}

/** Plots are numbered outward from the harbour. */
async function goToFarEnd(page: Page): Promise<void> {
  const { containers } = await worldOf(page);
  const [last] = containers.toSorted((a, b) => (b.plot ?? -1) - (a.plot ?? -1));
  await page.evaluate((id) => window.cratecraft.goTo(id), last?.id ?? '');
}

async function measureWay(page: Page): Promise<Omit<AlarmWay, 'from'>> {
  const frameMs = await page.evaluate(frameInPage, FRAMES);
  const keys = await page.evaluateHandle(keysInPage);
  const arrival = keys.evaluate(arrivalInPage, STILL);
  await page.keyboard.press('KeyN');
  const { name, lever, count, arrivedMs } = await arrival;
  if (lever === null) throw new Error(`${name} is out of sight`);
  const log = keys.evaluate(logInPage, name);
  await page.keyboard.press('KeyO');
  const logMs = arrivedMs + (await log);
  await page.keyboard.press('KeyO');
  await release(keys);
  return { name, lever, keys: count, arrivedMs, logMs, frameMs };
}

interface Keys {
  /** When each went down, by the page's clock. */
  readonly downAt: number[];
  readonly listening: AbortController;
}

const release = async (keys: JSHandle<Keys>): Promise<void> => {
  await keys.evaluate(({ listening }) => listening.abort());
  await keys.dispose();
};

/** Runs in the page, as all that follow: they know nothing but their arguments, and hold no function of a name. */
async function frameInPage(count: number): Promise<number> {
  const times: number[] = [];
  for (let before = await new Promise<number>(requestAnimationFrame); times.length < count;) {
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - before);
    before = now;
  }
  return times.toSorted((a, b) => a - b)[Math.floor(count / 2)] ?? NaN;
}

function keysInPage(): Keys {
  const downAt: number[] = [];
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  addEventListener('keydown', ({ timeStamp }) => downAt.push(timeStamp), options);
  return { downAt, listening };
}

async function arrivalInPage({ downAt }: Keys, still: typeof STILL) {
  let [name, seen, since, frames] = ['', '', 0, 0];
  let lever: ScreenPlace | null = null;
  while (frames <= still.frames || performance.now() - since < still.ms) {
    await new Promise(requestAnimationFrame);
    name = [...document.querySelectorAll('.side h2')].map(({ textContent }) => textContent).join('');
    lever = window.cratecraft.locate(name, 'lever');
    const now = lever?.visible === true ? JSON.stringify([name, lever]) : '';
    if (now !== seen || now === '') [seen, since, frames] = [now, performance.now(), 0];
    frames += 1;
  }
  return { name, lever, count: downAt.length, arrivedMs: since - (downAt[0] ?? NaN) };
}

async function logInPage({ downAt }: Keys, name: string): Promise<number> {
  for (;;) {
    await new Promise(requestAnimationFrame);
    const dialog = document.querySelector('dialog');
    const isHis = dialog?.querySelector('h2')?.textContent === `Log of ${name}`;
    if (!isHis || dialog.querySelector('.log-row, .log-nothing:not(:empty)') === null) continue;
    return performance.now() - (downAt.at(-1) ?? NaN);
  }
}
