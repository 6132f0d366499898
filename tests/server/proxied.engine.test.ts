import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTAINER_ACTIONS } from '../../shared/actions.ts';
import { SWITCHES, variablesInCompose } from '../support/composeFile.ts';
import { engineForTests, type TestEngine } from '../support/engineForTests.ts';
import { freshDataDir, startTown } from '../support/server.ts';
import { startSocketProxy, type ProxyVariables } from '../support/socketProxy.ts';
import { connectClient, send, shownAt } from './support/command.ts';

let engine: TestEngine;
let home: Awaited<ReturnType<typeof freshDataDir>>;

beforeAll(async () => {
  engine = await engineForTests();
  home = await freshDataDir();
  await engine.run('proxied', '--stop-timeout', '1', '--', 'sleep', '600');
});

afterAll(async () => {
  await engine.removeContainers();
  await home.remove();
});

const isMutating = (line: string): boolean => !line.startsWith('GET ');
const stateOf = () => engine.docker('inspect', '--format', '{{.State.Status}} {{.RestartCount}}', 'proxied');

async function townBehind(name: string, variables: ProxyVariables) {
  const proxy = await startSocketProxy(join(home.path, `${name}.sock`), engine.address, variables);
  const town = await startTown({ dataDir: join(home.path, name), args: ['--engine', proxy.address] });
  await expect.poll(async () => (await shownAt(town.url)).hosts[0]?.state).toBe('live');
  const shown = await shownAt(town.url);
  const client = connectClient(town.url);
  const container = shown.containers.find((each) => each.name === 'proxied')?.id;
  const act = (action: string) => send(client, { kind: 'act', container, action });
  const close = async () => {
    client.close();
    expect(await town.stop()).toBe(0);
    await proxy.close();
  };
  return { proxy, town, host: shown.hosts[0], act, close };
}

test('a real engine behind a proxy that only reads is shown live, follows its events, and hears no request to change anything', async () => {
  const { proxy, town, host, act, close } = await townBehind('reading', variablesInCompose());
  expect(host).toMatchObject({ problem: null, refused: CONTAINER_ACTIONS });
  for (const action of CONTAINER_ACTIONS.filter((each) => each !== 'remove')) {
    expect(await act(action)).toMatchObject({ ok: false, code: 'forbidden' });
  }
  expect(await stateOf()).toBe('running 0');
  await engine.docker('pause', 'proxied');
  const shownState = async () => (await shownAt(town.url)).containers.map(({ state }) => state);
  await expect.poll(shownState).toEqual(['paused']);
  await engine.docker('unpause', 'proxied');
  expect(proxy.passed.filter(isMutating)).toEqual([]);
  await close();
});

test('a real engine behind a proxy that lets start, stop and restart pass obeys those, and its probes change nothing', async () => {
  const { proxy, host, act, close } = await townBehind('acting', variablesInCompose(SWITCHES));
  expect(host?.refused).toEqual(['pause', 'unpause', 'remove']);
  expect(proxy.passed.filter(isMutating)).toHaveLength(CONTAINER_ACTIONS.length - 3);
  expect(await stateOf()).toBe('running 0');
  for (const action of ['kill', 'start', 'restart']) expect(await act(action)).toMatchObject({ ok: true });
  expect(await act('pause')).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await stateOf()).toBe('running 0');
  expect(await act('stop')).toMatchObject({ ok: true });
  expect(await stateOf()).toBe('exited 0');
  await close();
});
