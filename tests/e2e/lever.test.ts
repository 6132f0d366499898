import { beforeAll, expect, test } from 'vitest';
import {
  clickPart,
  clickPartHere,
  containerOf,
  openTown,
  until,
  worldOf,
  type OpenPage,
} from '../support/browser.ts';
import type { TestEngine } from '../support/engineForTests.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openTowns } from '../support/towns.ts';

const APPEAR_LIMIT_MS = 2_000;
const STOP_LIMIT_MS = 15_000;
const DEAF_STOP_MS = 3_000;
const DEFAULT_STOP_MS = 10_000;
const FIGURES_LIMIT_MS = 5_000;

const opened = closedAfterAll();
let engine: TestEngine;
let town: OpenPage;

beforeAll(async () => {
  const towns = await openTowns(opened);
  ({ engine } = towns);
  town = await openTown(towns.browser, (await towns.start()).url);
});

const run = (name: string, ...command: string[]) => engine.run(name, ...command);
const stateOf = (name: string) => engine.docker('inspect', '--format', '{{.State.Status}}', name);
const isInState = async (name: string, state: string) =>
  (await containerOf(town.page, name))?.state === state;

test('a container made with the docker command stands as a building, with its name on the sign, within 2 s', async () => {
  await run('harbour-web', 'sleep', '600');
  const { holds } = await until(() => isInState('harbour-web', 'running'), APPEAR_LIMIT_MS);
  expect(holds).toBe(true);
  expect(await containerOf(town.page, 'harbour-web')).toMatchObject({
    state: 'running',
    sign: { name: 'harbour-web', image: 'cratecraft/test:1', status: 'running' },
  });
  const drawn = await until(
    async () => (await town.page.evaluate(() => window.cratecraft.measure().buildings)) === 1,
    APPEAR_LIMIT_MS,
  );
  expect(drawn.holds).toBe(true);
});

test('a click on the lever stops the container, the lever is pending meanwhile, and a second click starts it', async () => {
  await run('slow-to-stop', 'sh', '-c', 'trap "sleep 1; exit 0" TERM; while true; do sleep 0.1; done');
  await until(() => isInState('slow-to-stop', 'running'), APPEAR_LIMIT_MS);

  await clickPart(town.page, 'slow-to-stop', 'lever');
  const pending = await until(
    async () => (await containerOf(town.page, 'slow-to-stop'))?.pending === 'stop',
    APPEAR_LIMIT_MS,
  );
  expect(pending.holds).toBe(true);
  await until(() => isInState('slow-to-stop', 'exited'), STOP_LIMIT_MS);
  expect(await containerOf(town.page, 'slow-to-stop')).toMatchObject({ state: 'exited', look: 'exited' });
  expect(await stateOf('slow-to-stop')).toBe('exited');
  const ended = await until(
    async () => (await containerOf(town.page, 'slow-to-stop'))?.pending === null,
    APPEAR_LIMIT_MS,
  );
  expect(ended.holds).toBe(true);

  await clickPart(town.page, 'slow-to-stop', 'lever');
  await until(() => isInState('slow-to-stop', 'running'), STOP_LIMIT_MS);
  expect(await stateOf('slow-to-stop')).toBe('running');
});

test('a lever is pending until the engine kills what heeds no signal, after the stop timeout of the container', async () => {
  await run('deaf', '--stop-timeout', '3', '--', 'sleep', '600');
  await until(() => isInState('deaf', 'running'), APPEAR_LIMIT_MS);
  const isPending = async () => (await containerOf(town.page, 'deaf'))?.pending === 'stop';

  await clickPart(town.page, 'deaf', 'lever');
  expect((await until(isPending, APPEAR_LIMIT_MS)).holds).toBe(true);
  const askedAt = performance.now();
  const ended = await until(async () => !(await isPending()), STOP_LIMIT_MS);
  const waitedMs = performance.now() - askedAt;
  expect(ended.holds).toBe(true);
  expect(waitedMs).toBeGreaterThan(DEAF_STOP_MS - APPEAR_LIMIT_MS);
  expect(waitedMs).toBeLessThan(DEFAULT_STOP_MS);
  expect(await containerOf(town.page, 'deaf')).toMatchObject({ state: 'exited', pending: null });
  expect(await engine.docker('inspect', '--format', '{{.State.ExitCode}}', 'deaf')).toBe('137');
});

test('a container stopped, then removed with the docker command goes dark, then is gone', async () => {
  await run('short-lived', 'sleep', '600');
  await until(() => isInState('short-lived', 'running'), APPEAR_LIMIT_MS);
  await engine.docker('kill', 'short-lived');
  expect((await until(() => isInState('short-lived', 'exited'), APPEAR_LIMIT_MS)).holds).toBe(true);
  await engine.docker('rm', 'short-lived');
  const gone = await until(
    async () => (await containerOf(town.page, 'short-lived')) === undefined,
    APPEAR_LIMIT_MS,
  );
  expect(gone.holds).toBe(true);
});

test('removing needs both presses of the button; one press changes nothing', async () => {
  await run('to-remove', 'true');
  await until(() => isInState('to-remove', 'exited'), APPEAR_LIMIT_MS);

  await clickPart(town.page, 'to-remove', 'button');
  const armed = await until(
    async () => (await containerOf(town.page, 'to-remove'))?.armed === true,
    APPEAR_LIMIT_MS,
  );
  expect(armed.holds).toBe(true);
  expect(await stateOf('to-remove')).toBe('exited');

  await clickPartHere(town.page, 'to-remove', 'button');
  const gone = await until(
    async () => (await containerOf(town.page, 'to-remove')) === undefined,
    STOP_LIMIT_MS,
  );
  expect(gone.holds).toBe(true);
  await expect(stateOf('to-remove')).rejects.toThrow(/No such/i);
});

test('a running container refuses to be removed and says why', async () => {
  await run('busy', 'sleep', '600');
  await until(() => isInState('busy', 'running'), APPEAR_LIMIT_MS);
  await clickPart(town.page, 'busy', 'button');
  await town.page
    .getByText('busy is running: stop it first, then remove it')
    .first()
    .waitFor({ timeout: 5_000 });
  expect(await stateOf('busy')).toBe('running');
});

test('figures come within 5 s for what runs, and none for what does not', async () => {
  const isComplete = async () =>
    (await worldOf(town.page)).containers.every(({ state, cpuPercent, memoryBytes }) =>
      state === 'running'
        ? cpuPercent !== undefined && memoryBytes !== undefined
        : state === 'paused' || cpuPercent === undefined,
    );
  expect((await until(isComplete, FIGURES_LIMIT_MS)).holds).toBe(true);
});

test('nothing that happened was an error in the page', () => {
  expect(town.errors).toEqual([]);
});
