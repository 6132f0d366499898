import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTAINER_ACTIONS } from '../../../shared/actions.ts';
import { containersOf, hostsOf, isRunning } from '../../../shared/records.ts';
import { startSimulator } from '../../../server/simulator/simulator.ts';
import { SWITCHES, variablesInCompose } from '../../support/composeFile.ts';
import { startSocketProxy, type ProxyVariables, type SocketProxy } from '../../support/socketProxy.ts';
import { ask, connected, startTestServer, until, type TestServer } from '../gateway/startTestServer.ts';

let folder: string;
let simulator: Awaited<ReturnType<typeof startSimulator>>;
let proxy: SocketProxy;
let server: TestServer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cc-proxy-'));
  simulator = await startSimulator({ containers: 5, alive: false });
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await proxy.close();
  await simulator.close();
  await rm(folder, { recursive: true });
});

async function townBehind(variables: ProxyVariables, readOnly = false) {
  proxy = await startSocketProxy(join(folder, 'p.sock'), simulator.address, variables);
  const town = await startTestServer({ engine: [proxy.address], readOnly });
  server = town;
  const records = () => town.world.map.records();
  const host = () => hostsOf(records())[0];
  const one = () => containersOf(records()).find(isRunning);
  await until(() => host()?.state === 'live');
  const client = town.connect();
  await connected(client);
  return { host, one, records, ask: (intent: object) => ask(client, intent) };
}

const isMutating = (line: string): boolean => !line.startsWith('GET ');
const refusal = (action: string) => ({
  ...{ ok: false, code: 'forbidden' },
  message: `the socket proxy of this engine does not let us ${action} containers`,
});

test('behind a proxy that only reads the town is live, every switch says why it is chained, and no request to change anything passes', async () => {
  const { host, one, records, ask } = await townBehind(variablesInCompose());
  expect(host()).toMatchObject({ state: 'live', problem: null, refused: CONTAINER_ACTIONS });
  expect(containersOf(records())).toHaveLength(5);
  const container = one()?.id;
  for (const action of CONTAINER_ACTIONS.filter((each) => each !== 'remove')) {
    expect(await ask({ kind: 'act', container, action })).toEqual(refusal(action));
  }
  expect(await ask({ kind: 'prepareRemove', container })).toEqual(refusal('remove'));
  expect(proxy.passed.filter(isMutating)).toEqual([]);
  // The probe of each action, and nothing that anybody asked for.
  expect(proxy.refused.filter(isMutating)).toHaveLength(CONTAINER_ACTIONS.length);
});

test('with start, stop and restart allowed exactly those work, beside kill, which such a proxy allows with restart', async () => {
  const { host, one, ask } = await townBehind(variablesInCompose(SWITCHES));
  expect(host()?.refused).toEqual(['pause', 'unpause', 'remove']);
  const container = one()?.id;
  const act = (action: string) => ask({ kind: 'act', container, action });
  expect(await act('pause')).toEqual(refusal('pause'));
  for (const action of ['restart', 'stop', 'start', 'kill'])
    expect(await act(action)).toMatchObject({ ok: true });
  expect(await ask({ kind: 'prepareRemove', container })).toEqual(refusal('remove'));
});

test('a proxy that lets every read pass is met when it keeps back the first action, and from then on chains all that it refuses', async () => {
  const { host, one, ask } = await townBehind({ ...variablesInCompose(SWITCHES), PLUGINS: '1' });
  expect(host()?.refused).toBeUndefined();
  expect(proxy.refused).toEqual([]);
  const container = one()?.id;
  expect(await ask({ kind: 'act', container, action: 'pause' })).toMatchObject({ code: 'forbidden' });
  expect(host()).toMatchObject({ state: 'live', refused: ['pause', 'unpause', 'remove'] });
  const probes = proxy.refused.length;
  expect(await ask({ kind: 'act', container, action: 'pause' })).toEqual(refusal('pause'));
  expect(proxy.refused).toHaveLength(probes);
});

test('where nobody may act no proxy is probed', async () => {
  const { host } = await townBehind(variablesInCompose(), true);
  expect(host()?.refused).toBeUndefined();
  expect([...proxy.passed, ...proxy.refused].filter(isMutating)).toEqual([]);
});

test('without events and without a description the town is listed again and again, and says so', async () => {
  const { host, one } = await townBehind({ ...variablesInCompose(), EVENTS: '0', INFO: '0' }, true);
  expect(host()).toMatchObject({
    ...{ state: 'live', name: proxy.address, cpus: null, memoryBytes: null, refused: ['info', 'events'] },
  });
  expect(host()?.engineVersion).toEqual(expect.any(String));
  const running = one();
  const name = running?.name ?? '';
  await new Docker({ socketPath: simulator.address.replace('unix://', '') }).getContainer(name).kill();
  await until(() => server?.world.container(running?.id ?? 'container:')?.state === 'exited');
  expect(proxy.refused.filter((line) => line.includes('/events'))).toHaveLength(1);
});
