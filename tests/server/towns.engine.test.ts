import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyDiff } from '../../shared/diff.ts';
import { unpackPatch } from '../../shared/packedWorld.ts';
import type { EngineOffer } from '../../shared/intents.ts';
import type { Patch } from '../../shared/patch.ts';
import type { RecordMap } from '../../shared/records.ts';
import { engineForTests, type TestEngine } from '../support/engineForTests.ts';
import { ENCODE_SPACING_MS } from '../../server/http/snapshotCache.ts';
import { recordMap } from '../support/records.ts';
import { startRecordingProxy } from '../support/recordingProxy.ts';
import { freshDataDir, startTown } from '../support/server.ts';
import { connectClient, send, shownAt, snapshotOf, type TownClient } from './support/command.ts';

const OFFER_LIMIT_MS = 7_000;
const MEET_LIMIT_MS = 5_000;

let engine: TestEngine;
let home: Awaited<ReturnType<typeof freshDataDir>>;

beforeAll(async () => {
  engine = await engineForTests();
  home = await freshDataDir();
  await engine.run('newcomer', 'sleep', '600');
});

afterAll(async () => {
  await engine.removeContainers();
  await home.remove();
});

const hostsAt = async (url: string) =>
  (await shownAt(url)).hosts.map(({ address, state, index }) => `${index} ${address} ${state}`);
const namesAt = async (url: string) => (await shownAt(url)).containers.map(({ name }) => name);

/** What a page holds that has applied every patch since its snapshot, and the patches that did not fit. */
async function follow(client: TownClient, url: string) {
  const waiting: Patch[] = [];
  client.on('patch', (packed) => waiting.push(unpackPatch(packed)));
  // A snapshot can be that old.
  await new Promise((resolve) => setTimeout(resolve, ENCODE_SPACING_MS));
  const { epoch, revision, records } = await snapshotOf(url);
  const start: RecordMap = recordMap(records);
  const held = { revision, records: start, misfits: [] as Patch[] };
  const take = (patch: Patch) => {
    if (patch.epoch === epoch && patch.revision <= revision) return;
    if (patch.epoch !== epoch || patch.previous !== held.revision) held.misfits.push(patch);
    Object.assign(held, { records: applyDiff(held.records, patch), revision: patch.revision });
  };
  waiting.forEach(take);
  client.off('patch').on('patch', (packed) => take(unpackPatch(packed)));
  return held;
}

test('an engine that appears later is offered, and takes the place of the simulated town when that is accepted', async () => {
  const socket = join(home.path, 'docker.sock');
  const env = { HOME: home.path, DOCKER_HOST: `unix://${socket}`, DOCKER_CONTEXT: '' };
  const town = await startTown({ dataDir: join(home.path, 'offered'), env });
  expect(await hostsAt(town.url)).toEqual(['0 simulator live']);
  const client = connectClient(town.url);
  await new Promise<void>((resolve) => client.once('hello', () => resolve()));
  const held = await follow(client, town.url);
  const offered = new Promise<EngineOffer | null>((resolve) => client.once('offer', resolve));
  expect(await send(client, { kind: 'acceptOffer', address: `unix://${socket}` })).toMatchObject({
    ok: false,
    code: 'expired',
  });

  const appearedAt = performance.now();
  const proxy = await startRecordingProxy(socket, engine.address);
  expect(await offered).toEqual({ address: proxy.address, name: expect.any(String) as string });
  expect(performance.now() - appearedAt).toBeLessThan(OFFER_LIMIT_MS);
  expect(await hostsAt(town.url)).toEqual(['0 simulator live']);

  const withdrawn = new Promise<EngineOffer | null>((resolve) => client.once('offer', resolve));
  expect(await send(client, { kind: 'acceptOffer', address: proxy.address })).toMatchObject({ ok: true });
  expect(await withdrawn).toBeNull();
  await expect.poll(() => hostsAt(town.url), { timeout: MEET_LIMIT_MS }).toEqual([`0 ${proxy.address} live`]);
  expect(await namesAt(town.url)).toEqual(['newcomer']);

  const [container] = (await shownAt(town.url)).containers;
  const stopped = await send(client, { kind: 'act', container: container?.id, action: 'kill' });
  expect(stopped).toMatchObject({ ok: true });
  const state = () => container && held.records.get(container.id);
  await expect.poll(state).toMatchObject({ name: 'newcomer', state: 'exited' });
  const { revision, records } = await snapshotOf(town.url);
  expect(held.misfits).toEqual([]);
  await expect.poll(() => held.revision).toBeGreaterThanOrEqual(revision);
  expect([...held.records.keys()].toSorted()).toEqual(records.map(({ id }) => id).toSorted());
  client.close();
  expect(await town.stop()).toBe(0);
  await proxy.close();
});

test('beside a named engine that is away the simulated town can be shown, and ended again', async () => {
  const socket = join(home.path, 'refusing.sock');
  await writeFile(socket, '');
  const args = ['--engine', `unix://${socket}`];
  const town = await startTown({ dataDir: join(home.path, 'beside'), args });
  const away = `0 unix://${socket} unreachable`;
  await expect.poll(() => hostsAt(town.url)).toEqual([away]);
  expect((await shownAt(town.url)).hosts[0]?.problem).toContain(`${socket} is not running: start it`);
  const client = connectClient(town.url);
  const held = await follow(client, town.url);

  expect(await send(client, { kind: 'showSimulator', shown: true })).toMatchObject({ ok: true });
  await expect.poll(() => hostsAt(town.url)).toEqual([away, '1 simulator live']);
  expect((await namesAt(town.url)).length).toBeGreaterThan(10);
  expect(await send(client, { kind: 'showSimulator', shown: true })).toMatchObject({ ok: true });
  expect(await hostsAt(town.url)).toHaveLength(2);

  expect(await send(client, { kind: 'showSimulator', shown: false })).toMatchObject({ ok: true });
  await expect.poll(() => hostsAt(town.url)).toEqual([away]);
  expect(await namesAt(town.url)).toEqual([]);
  await expect.poll(() => held.records.size).toBe(1);
  expect(held.misfits).toEqual([]);
  client.close();
  expect(await town.stop()).toBe(0);
});
