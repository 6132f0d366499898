import Docker from 'dockerode';
import type { Browser, Page } from 'playwright-core';
import type { FirstFrame } from '../../client/app/firstFrame.ts';
import type { Census } from '../../client/scene/census.ts';
import { launchBrowser, openTown, WITHOUT_WEBGL_FLAGS, worldOf } from '../support/browser.ts';
import { FLYING_SIGHT, measureAlarmWays } from '../support/alarmWay.ts';
import { chooseAnewMs } from './chooseAnew.ts';
import { controlScene } from './control.ts';
import { fly, type Pace } from './fly.ts';
import { recordTraffic } from './traffic.ts';
import { quantile } from './truth/rows.ts';

/** Of the quality that the town itself chooses on this machine, and of the one that it chooses with a GPU. */
const OWN = 'time=day&seed=1&calm=1';
const STILL = `${OWN}&quality=medium`;
const LOADS = 5;
const ACTIONS = 60;
const STATS_WATCH_MS = 5_000;

interface Counts {
  readonly drawCalls: number;
  readonly triangles: number;
  readonly geometries: number;
  readonly textures: number;
  readonly programs: number;
  readonly geometryBytes: number;
  readonly textureBytes: number;
  readonly byKind: Census['byKind'];
}

/** Since navigation, until what is near, and all of the town, stood in a drawn frame. */
interface FirstMs {
  readonly near: number;
  readonly complete: number;
}

export interface Figures {
  readonly containers: number;
  readonly renderer: string;
  /** In the quality that the town chooses on this machine. */
  readonly first: FirstMs;
  readonly firstInMedium: FirstMs;
  readonly chooseMs: number;
  readonly buildings: number;
  readonly frameCpuMs: ByPace;
  /** The same of a scene of as many draws as the street and nothing else. */
  readonly controlCpuMs: ByPace;
  readonly street: Counts;
  readonly aerial: Counts;
  readonly heapMb: number;
  readonly snapshotBytes: number;
  readonly patchBytes: number;
  readonly statsSampleBytes: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  /** From anywhere to the next container that has failed, and to its log. */
  readonly alarmMs: { readonly arrived: number; readonly log: number };
}

export type ByPace = Readonly<Record<Pace, { readonly p50: number; readonly p95: number }>>;

export interface Subject {
  readonly browser: Browser;
  readonly url: string;
  readonly engineAddress: string;
  readonly containers: number;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Everything that `npm run bench` says of one size. The town's server runs on the simulated engine at that address. */
export async function measureTown(subject: Subject): Promise<Figures> {
  const { browser, url, containers } = subject;
  const latencies = await measureLatency(subject);
  const first = await firstFrames(browser, url, OWN);
  const firstInMedium = await firstFrames(browser, url, STILL);
  const { page } = await openTown(browser, url, { query: STILL });
  const traffic = await recordTraffic(page);
  const street = await countsAt(page, 'street');
  const aerial = await countsAt(page, 'tenThousand');
  await page.waitForTimeout(STATS_WATCH_MS);
  const renderer = await rendererName(page);
  await page.close();
  const paced = await fly(browser, url, 'display');
  const hurried = await fly(browser, url, 'back to back');
  const control = (pace: Pace) => controlScene(browser, street.drawCalls, pace);
  const alarmMs = await goToAlarms(browser, url);
  return {
    containers,
    renderer,
    ...{ first, firstInMedium },
    ...paced,
    frameCpuMs: { display: paced.frameCpuMs, 'back to back': hurried.frameCpuMs },
    controlCpuMs: { display: await control('display'), 'back to back': await control('back to back') },
    chooseMs: chooseAnewMs(containers),
    street,
    aerial,
    snapshotBytes: await snapshotBytes(url),
    patchBytes: quantile(traffic.patchBytes, 0.5),
    statsSampleBytes: traffic.statsBytesPerSample(),
    latencyMs: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
    alarmMs,
  };
}

async function firstFrames(browser: Browser, url: string, query: string): Promise<FirstMs> {
  const loads: FirstFrame[] = [];
  for (let load = 0; load < LOADS; load += 1) loads.push(await firstFrame(browser, url, query));
  return {
    near: median(loads.map(({ nearMs }) => nearMs)),
    complete: median(loads.map(({ completeMs }) => completeMs)),
  };
}

async function firstFrame(browser: Browser, url: string, query: string): Promise<FirstFrame> {
  const { page } = await openTown(browser, url, { query });
  const first = await page.evaluate(() => window.cratecraft.firstFrame());
  await page.close();
  if (first === null) throw new Error('the town never was complete');
  return first;
}

async function countsAt(page: Page, view: 'street' | 'tenThousand'): Promise<Counts> {
  await page.evaluate((name) => window.cratecraft.view(name), view);
  await page.waitForTimeout(500);
  const measured = await page.evaluate(() => window.cratecraft.measure());
  const { drawCalls, triangles, geometries, textures, programs } = measured;
  const { geometryBytes, textureBytes, byKind } = measured;
  return { drawCalls, triangles, geometries, textures, programs, geometryBytes, textureBytes, byKind };
}

async function goToAlarms(browser: Browser, url: string): Promise<Figures['alarmMs']> {
  const { page } = await openTown(browser, url, FLYING_SIGHT);
  const ways = await measureAlarmWays(page);
  await page.close();
  return {
    arrived: median(ways.map(({ arrivedMs }) => arrivedMs)),
    log: median(ways.map(({ logMs }) => logMs)),
  };
}

/**
 * Milliseconds from the call to the engine until the page's world holds the new state, one container after another. In a page
 * that shows the list: where a software renderer draws, its frames block the page and would be measured instead.
 */
async function measureLatency({ engineAddress, url }: Subject): Promise<number[]> {
  const browser = await launchBrowser(WITHOUT_WEBGL_FLAGS);
  const page = await browser.newPage();
  await page.goto(url);
  await page.evaluate(() => window.cratecraft.ready);
  const docker = new Docker({ socketPath: engineAddress.replace('unix://', '') });
  const running = (await worldOf(page)).containers
    .filter(({ state }) => state === 'running')
    .slice(0, ACTIONS);
  const latencies: number[] = [];
  for (const { id } of running) {
    const seen = page.evaluate((target) => window.cratecraft.whenState(target, 'paused'), id);
    await page.evaluate(() => undefined);
    const started = Date.now();
    await docker.getContainer(id).pause();
    latencies.push((await seen) - started);
  }
  await browser.close();
  return latencies;
}

async function snapshotBytes(url: string): Promise<number> {
  const response = await fetch(`${url}/api/snapshot`, { headers: { 'accept-encoding': 'gzip' } });
  await response.arrayBuffer();
  return Number(response.headers.get('content-length'));
}

const rendererName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2');
    const names = gl?.getExtension('WEBGL_debug_renderer_info');
    return names == null ? 'unknown renderer' : String(gl?.getParameter(names.UNMASKED_RENDERER_WEBGL));
  });
