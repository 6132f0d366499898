import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { containerOf, openTown, until, worldOf } from '../support/browser.ts';
import { composeService } from '../support/composeService.ts';
import { closedAfterAll } from '../support/opened.ts';
import type { TestEngine } from '../support/engineForTests.ts';
import type { TownServer } from '../support/server.ts';
import { openTowns, type Towns } from '../support/towns.ts';
import { freePort } from '../support/visitor.ts';

const LIMIT_MS = 3_000;
const BACK_LIMIT_MS = 15_000;

const opened = closedAfterAll();
let towns: Towns;
let engine: TestEngine;
let port: string;
let server: TownServer;
let page: Page;

beforeAll(async () => {
  towns = await openTowns(opened);
  ({ engine } = towns);
  port = String(await freePort());
  server = await towns.start('--port', port);
  ({ page } = await openTown(towns.browser, server.url));
});

const plotOf = async (name: string) => {
  await until(async () => typeof (await containerOf(page, name))?.plot === 'number', LIMIT_MS);
  return (await containerOf(page, name))?.plot;
};
const isGone = async (name: string) =>
  (await until(async () => (await containerOf(page, name)) === undefined, LIMIT_MS)).holds;

/** Who stands where, by name. */
const placesByName = async () =>
  Object.fromEntries((await worldOf(page)).containers.map(({ name, id, plot }) => [name, { id, plot }]));
const plotsIn = (places: Awaited<ReturnType<typeof placesByName>>) =>
  Object.fromEntries(Object.entries(places).map(([name, { plot }]) => [name, plot]));
const stateOf = async (name: string) => (await containerOf(page, name))?.state;

/** Ends the server, and starts it again after `meanwhile`; resolves when the page shows the new one's world. */
async function restart(meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  const { epoch } = await worldOf(page);
  await server.stop();
  await meanwhile();
  server = await towns.start('--port', port);
  const back = await until(async () => {
    const world = await worldOf(page);
    return world.connection === 'live' && world.epoch !== epoch && world.hosts[0]?.state === 'live';
  }, BACK_LIMIT_MS);
  expect(back.holds).toBe(true);
}

const COMPOSE = (number: number) => [
  ...['--label', 'com.docker.compose.project=shop', '--label', 'com.docker.compose.service=web'],
  ...['--label', `com.docker.compose.container-number=${number}`],
];

test('a container recreated under its name stands on the same plot, also after the server was restarted', async () => {
  await engine.run('neighbour', 'sleep', '600');
  await engine.run('settled', 'sleep', '600');
  const plot = await plotOf('settled');
  expect(plot).toEqual(expect.any(Number));

  await engine.docker('rm', '--force', 'settled');
  await isGone('settled');
  await engine.run('newcomer', 'sleep', '600');
  await plotOf('newcomer');
  await engine.run('settled', 'sleep', '600');
  expect(await plotOf('settled')).toBe(plot);

  await restart();
  expect(await plotOf('settled')).toBe(plot);
});

test('a service recreated with old and new side by side shows the new one, on the plot of the old', async () => {
  await engine.run('shop-web-1', ...COMPOSE(1), '--', 'sleep', '600');
  const plot = await plotOf('shop-web-1');

  await engine.docker('rename', 'shop-web-1', '0123456789ab_shop-web-1');
  await engine.run('shop-web-1', ...COMPOSE(1), '--', 'sleep', '600');
  expect(await plotOf('shop-web-1')).toBe(plot);
  expect((await containerOf(page, '0123456789ab_shop-web-1'))?.plot).toBeNull();

  await engine.docker('rm', '--force', '0123456789ab_shop-web-1');
  await isGone('0123456789ab_shop-web-1');
  expect(await plotOf('shop-web-1')).toBe(plot);
});

test('a service that Compose recreates by force keeps its plot, also where the server starts with old and new side by side', async () => {
  const bar = composeService(engine, 'pub', 'bar');
  const till = composeService(engine, 'pub', 'till');
  await bar.up();
  await till.up();
  const plots = [await plotOf(bar.name), await plotOf(till.name)];
  expect(new Set(plots).size).toBe(2);
  const areKept = async (names: readonly [string, string]) =>
    expect([await plotOf(names[0]), await plotOf(names[1])]).toEqual(plots);

  const passage = await bar.createSuccessor();
  await areKept([passage, till.name]);
  expect(await containerOf(page, bar.name)).toMatchObject({ state: 'running', plot: null });
  await restart();
  await areKept([passage, till.name]);
  expect(await containerOf(page, bar.name)).toMatchObject({ state: 'running', plot: null });

  await bar.succeed();
  expect(await isGone(passage)).toBe(true);
  await areKept([bar.name, till.name]);
  expect((await until(async () => (await stateOf(bar.name)) === 'running', LIMIT_MS)).holds).toBe(true);
});

test('what was recreated while the server was down stands where it stood, though others came before it', async () => {
  const clock = composeService(engine, 'tower', 'clock');
  const attic = composeService(engine, 'tower', 'attic');
  await clock.up();
  await engine.run('hermit', 'sleep', '600');
  await plotOf(clock.name);
  await plotOf('hermit');
  const before = await placesByName();

  await restart(async () => {
    await engine.docker('rm', '--force', 'hermit');
    await engine.run('guest', 'sleep', '600');
    await engine.run('hermit', 'sleep', '600');
    await clock.createSuccessor();
    await attic.up();
    await clock.succeed();
  });
  const after = await placesByName();
  expect(plotsIn(after)).toMatchObject(plotsIn(before));
  expect(new Set(Object.values(plotsIn(after))).size).toBe(Object.keys(before).length + 2);
  expect(after[clock.name]?.id).not.toBe(before[clock.name]?.id);
  expect(after['hermit']?.id).not.toBe(before['hermit']?.id);
});
