import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSimulator, type Simulator } from '../../../server/simulator/simulator.ts';
import { containersOf } from '../../../shared/records.ts';
import { fastClock } from '../../support/fastClock.ts';
import { startFaultProxy, type FaultProxy, type WireFault } from '../../support/faultProxy.ts';
import { startRecordingProxy } from '../../support/recordingProxy.ts';
import { townOver, type Town } from './support/townOver.ts';

const IMAGE = 'alpine:3.20';
const Cmd = ['sleep', 'infinity'];
const SOON = { timeout: 8_000, interval: 20 };

let folder: string;
let simulator: Simulator;
/** It takes 12.5 s in which nothing happens: the other tests run meanwhile. */
let quietMinutes: ReturnType<typeof watchQuietly>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cc-bad-'));
  quietMinutes = watchQuietly();
  simulator = await startSimulator({ containers: 40, seed: 3, alive: false });
});
afterAll(async () => {
  await quietMinutes;
  await simulator.close();
  await rm(folder, { recursive: true });
});

describe('over a bad wire', () => {
  let wire: FaultProxy;
  let town: Town;
  let made = 0;

  beforeAll(async () => {
    wire = await startFaultProxy(join(folder, 'bad.sock'), simulator.address);
    town = await townOver(fastClock(4), wire.address, simulator.address);
    await vi.waitFor(() => expect(town.state()).toBe('live'), SOON);
  });
  afterAll(async () => {
    town.world.close();
    await wire.close();
  });

  /** One made, one renamed, one removed; the project's name has characters of two, three and four bytes. */
  async function change() {
    made += 1;
    const labels = { 'com.docker.compose.project': `größe-日本-🏠-${made}` };
    const container = await town.docker.createContainer({
      name: `made-${made}`,
      Image: IMAGE,
      Cmd,
      Labels: labels,
    });
    await container.rename({ name: `renamed-${made}` });
    const doomed = await town.docker.createContainer({ name: `doomed-${made}`, Image: IMAGE, Cmd });
    await doomed.remove();
  }
  const reconnects = () => town.figures()?.reconnects ?? Number.NaN;

  test.each<[string, WireFault]>([
    [
      'cut into pieces of seven bytes, inside lines and characters, everything is understood',
      { kind: 'slice', bytes: 7 },
    ],
    ['30 ms long, everything is understood', { kind: 'latency', ms: 30 }],
  ])('%s', async (_title, fault) => {
    wire.setFault(fault);
    wire.reset();
    await expect.poll(() => town.state(), { interval: 2 }).not.toBe('live');
    await expect.poll(() => town.state(), SOON).toBe('live');
    const before = reconnects();
    await change();
    await expect.poll(() => town.difference(), SOON).toEqual([]);
    const projects = containersOf(town.world.map.records()).map(({ project }) => project);
    expect(projects).toContain(`größe-日本-🏠-${made}`);
    expect(reconnects()).toBe(before);
    wire.setFault({ kind: 'none' });
  });

  test.each<[string, WireFault, states: readonly string[]]>([
    ['that swallows everything', { kind: 'blackHole' }, ['stale']],
    ['on which a proxy answers 500', { kind: 'status', status: 500 }, ['unreachable']],
    ['on which a proxy answers 409', { kind: 'status', status: 409 }, ['unreachable']],
    ['that breaks after 300 bytes', { kind: 'cut', afterBytes: 300 }, ['unreachable']],
    // What comes behind a whole answer is no answer at all: whether lists or only the events end depends on how bytes were cut.
    ['with what is no JSON', { kind: 'garbage' }, ['stale', 'unreachable']],
  ])(
    '%s, the town says so, keeps what it shows, and is right again when the wire is',
    async (_title, fault, states) => {
      const before = town.shown();
      wire.setFault(fault);
      if (fault.kind !== 'blackHole') wire.reset();
      await expect.poll(() => town.state(), SOON).toBeOneOf([...states]);
      expect(town.shown()).toEqual(before);
      await change();
      wire.setFault({ kind: 'none' });
      await expect.poll(() => town.state(), SOON).toBe('live');
      await expect.poll(() => town.difference(), SOON).toEqual([]);
    },
  );

  test('a reset in a storm of changes loses nothing', async () => {
    for (let i = 0; i < 6; i += 1) {
      await change();
      wire.reset();
    }
    await expect.poll(() => town.state(), SOON).toBe('live');
    await expect.poll(() => town.difference(), SOON).toEqual([]);
  });
});

test('a socket whose file leads to another engine shows that one, and nothing of the old as live', async () => {
  const path = join(folder, 'moving.sock');
  const other = await startSimulator({ containers: 5, seed: 9, alive: false });
  const before = await startFaultProxy(path, simulator.address);
  const town = await townOver(fastClock(1), before.address, simulator.address);
  await expect.poll(() => town.state(), SOON).toBe('live');
  const old = new Set(town.shown());
  await rm(path);
  // The first one still holds its connections: nobody hears an end.
  const after = await startFaultProxy(path, other.address);
  await expect.poll(() => town.shown().length, SOON).toBe(5);
  expect(town.shown().filter((each) => old.has(each))).toEqual([]);
  expect(town.state()).toBe('live');
  expect(containersOf(town.world.map.records()).every(({ plot }) => plot !== null && plot < 40)).toBe(true);
  town.world.close();
  await Promise.all([after.close(), before.close(), other.close()]);
});

/** Two minutes of a town that nobody looks at, and what it asked its engine meanwhile. */
async function watchQuietly() {
  const quiet = await startSimulator({ containers: 12, seed: 5, alive: false });
  const proxy = await startRecordingProxy(join(folder, 'quiet.sock'), quiet.address);
  const town = await townOver(fastClock(10), proxy.address, quiet.address);
  await new Promise((resolve) => setTimeout(resolve, 12_500));
  town.world.close();
  const asked = proxy.requests.map((line) => line.replace(/^GET (\/v[\d.]+)?/, '').replace(/\?.*$/, ''));
  await Promise.all([proxy.close(), quiet.close()]);
  return { asked, calls: town.figures()?.calls };
}

test('while nobody watches an engine is asked for events, pings and one list a minute, and each container once', async () => {
  const { asked, calls } = await quietMinutes;
  const countOf = (pattern: RegExp) => asked.filter((path) => pattern.test(path)).length;
  const pings = countOf(/^\/_ping$/);
  expect({
    info: countOf(/^\/info$/),
    events: countOf(/^\/events$/),
    lists: countOf(/^\/containers\/json$/),
    inspects: countOf(/^\/containers\/[0-9a-f]{64}\/json$/),
    all: asked.length - pings,
  }).toEqual({ info: 1, events: 1, lists: 3, inspects: 12, all: 17 });
  // One of each 3 s, and one to agree on the version.
  expect(pings).toBeGreaterThan(30);
  expect(pings).toBeLessThanOrEqual(43);
  const counted = calls?.map(({ lane, kind, count }) => `${lane} ${kind} ${count}`).toSorted();
  expect(counted).toEqual([
    'samples inspect 12',
    'watch events 1',
    'watch info 1',
    'watch list 3',
    `watch ping ${pings}`,
  ]);
});
