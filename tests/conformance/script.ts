/** One life of a few containers, step by step, and what a client sees of it. */
import type { ContainerCreateOptions } from 'dockerode';
import type { EngineEvent } from '../../server/engine/engine.ts';
import { TEST_IMAGE } from '../support/testEngine.ts';
import { connectTo, type Client } from './client.ts';
import { seenDetails, seenError, seenEvent, seenListed, seenStats } from './seen.ts';

const QUIET_MS = 300;
const SETTLE_LIMIT_MS = 8_000;
const POLL_MS = 25;
const NOBODY = 'f'.repeat(64);

/** What a step shows: its outcome, the containers after it, and the events that it caused. */
export interface Seen {
  readonly outcome: unknown;
  readonly containers: readonly unknown[];
  readonly events: readonly string[];
}

interface Stage extends Client {
  readonly signal: AbortSignal;
  /** Names to the ids of what the script made. */
  readonly ids: Map<string, string>;
}

interface Step {
  readonly title: string;
  readonly play: (stage: Stage) => Promise<unknown>;
  /** Waited for before looking: the state of the container that is named. */
  readonly until?: readonly [name: string, state: string];
}

const POLITE = ['sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.1; done'];

const act =
  (name: string, action: Parameters<Client['writer']['act']>[1]): Step['play'] =>
  ({ writer, ids, signal }) =>
    writer.act(ids.get(name) ?? NOBODY, action, signal);

const remove =
  (name: string, force: boolean): Step['play'] =>
  ({ writer, ids, signal }) =>
    writer.remove(ids.get(name) ?? NOBODY, { force }, signal);

const rename =
  (name: string, newName: string): Step['play'] =>
  async ({ docker, ids }) => {
    await docker.getContainer(ids.get(name) ?? NOBODY).rename({ name: newName });
  };

const create =
  (name: string, options: ContainerCreateOptions): Step['play'] =>
  async ({ docker, ids }) => {
    const { Labels: labels, HostConfig: host, ...rest } = options;
    const { id } = await docker.createContainer({
      name,
      Image: TEST_IMAGE,
      Labels: { 'cratecraft.test': '1', ...labels },
      HostConfig: { NetworkMode: 'none', ...host },
      ...rest,
    });
    ids.set(name, id);
  };

const inspect =
  (name: string): Step['play'] =>
  async ({ reader, ids, signal }) =>
    seenDetails(await reader.inspect(ids.get(name) ?? NOBODY, signal));

/** The first two readings. */
const stats =
  (name: string): Step['play'] =>
  async ({ reader, ids }) => {
    const readings: unknown[] = [];
    const controller = new AbortController();
    const take = (reading: Parameters<typeof seenStats>[0]) => {
      readings.push(seenStats(reading));
      if (readings.length === 2) controller.abort();
    };
    await reader.stats(ids.get(name) ?? NOBODY, take, controller.signal);
    return readings;
  };

const compose = {
  'com.docker.compose.project': 'conformance',
  'com.docker.compose.service': 'web',
  'com.docker.compose.container-number': '2',
  'com.docker.compose.oneoff': 'False',
};

export const STEPS: readonly Step[] = [
  {
    title: 'create with labels and limits',
    play: create('cc-web', {
      Cmd: POLITE,
      Labels: compose,
      StopTimeout: 5,
      HostConfig: { Memory: 67_108_864, NanoCpus: 500_000_000, RestartPolicy: { Name: 'no' } },
    }),
  },
  { title: 'inspect what was never started', play: inspect('cc-web') },
  { title: 'stop what was never started', play: act('cc-web', 'stop') },
  { title: 'start', play: act('cc-web', 'start'), until: ['cc-web', 'running'] },
  { title: 'inspect what runs', play: inspect('cc-web') },
  { title: 'start what runs', play: act('cc-web', 'start') },
  { title: 'stats of what runs', play: stats('cc-web') },
  { title: 'pause', play: act('cc-web', 'pause') },
  { title: 'pause what is paused', play: act('cc-web', 'pause') },
  { title: 'start what is paused', play: act('cc-web', 'start') },
  { title: 'unpause', play: act('cc-web', 'unpause') },
  { title: 'unpause what runs', play: act('cc-web', 'unpause') },
  { title: 'remove what runs', play: remove('cc-web', false) },
  { title: 'rename', play: rename('cc-web', 'cc-shop') },
  { title: 'create under a name that is taken', play: create('cc-shop', { Cmd: POLITE }) },
  { title: 'stop', play: act('cc-web', 'stop'), until: ['cc-shop', 'exited'] },
  { title: 'stop what is stopped', play: act('cc-web', 'stop') },
  { title: 'stats of what is stopped', play: stats('cc-web') },
  { title: 'inspect what is stopped', play: inspect('cc-web') },
  { title: 'pause what is stopped', play: act('cc-web', 'pause') },
  { title: 'restart what is stopped', play: act('cc-web', 'restart'), until: ['cc-shop', 'running'] },
  { title: 'restart what runs', play: act('cc-web', 'restart'), until: ['cc-shop', 'running'] },
  { title: 'kill', play: act('cc-web', 'kill'), until: ['cc-shop', 'exited'] },
  { title: 'kill what is stopped', play: act('cc-web', 'kill') },
  { title: 'create one that fails', play: create('cc-short', { Cmd: ['sh', '-c', 'exit 3'] }) },
  { title: 'rename to a name that is taken', play: rename('cc-short', 'cc-shop') },
  { title: 'start one that fails', play: act('cc-short', 'start'), until: ['cc-short', 'exited'] },
  { title: 'remove', play: remove('cc-short', false) },
  { title: 'remove what is gone', play: remove('cc-short', false) },
  { title: 'start what is gone', play: act('cc-short', 'start') },
  { title: 'inspect what is gone', play: inspect('cc-short') },
  { title: 'start again', play: act('cc-web', 'start'), until: ['cc-shop', 'running'] },
  { title: 'remove what runs, by force', play: remove('cc-web', true) },
];

/** Plays the whole script; what it made is gone afterwards. */
export async function playScript(address: string): Promise<ReadonlyMap<string, Seen>> {
  const client = await connectTo(address);
  const controller = new AbortController();
  const stage = { ...client, signal: controller.signal, ids: new Map<string, string>() };
  const { time } = await client.reader.describe(stage.signal);
  const events: EngineEvent[] = [];
  const onEvent = (event: EngineEvent) => void events.push(event);
  const { ended } = await client.reader.events({ since: time, onEvent, signal: stage.signal });
  const seen = new Map<string, Seen>();
  for (const step of STEPS) seen.set(step.title, await playStep(stage, step, events));
  seen.set('events once more, from the start', await replay(stage, time));
  controller.abort();
  await ended;
  return seen;
}

async function playStep(stage: Stage, step: Step, events: readonly EngineEvent[]): Promise<Seen> {
  const before = events.length;
  const outcome = await step.play(stage).then((result) => result ?? 'done', seenError);
  if (step.until !== undefined) await untilState(stage, step.until);
  await untilQuiet(events);
  return { outcome, containers: await listOwn(stage), events: distinct(events.slice(before)) };
}

/** The ring of past events gives the same as the stream did. */
async function replay(stage: Stage, since: number): Promise<Seen> {
  const events: EngineEvent[] = [];
  const controller = new AbortController();
  const onEvent = (event: EngineEvent) => void events.push(event);
  const { ended } = await stage.reader.events({ since, onEvent, signal: controller.signal });
  await untilQuiet(events);
  controller.abort();
  await ended;
  return { outcome: 'done', containers: [], events: distinct(events) };
}

/** An engine tells of a pause twice. */
const distinct = (events: readonly EngineEvent[]): string[] =>
  events.map(seenEvent).filter((event, i, all) => event !== all[i - 1]);

async function listOwn({ reader, ids, signal }: Stage) {
  const listed = await reader.listSome([...ids.values(), NOBODY], signal);
  return listed.map(seenListed).toSorted((a, b) => a.name.localeCompare(b.name));
}

async function untilState(stage: Stage, [name, state]: readonly [string, string]): Promise<void> {
  const deadline = Date.now() + SETTLE_LIMIT_MS;
  while (Date.now() < deadline) {
    const listed = await stage.reader.list(stage.signal);
    if (listed.some((each) => each.name === name && each.state === state)) return;
    await sleep(POLL_MS);
  }
}

async function untilQuiet(events: readonly EngineEvent[]): Promise<void> {
  for (let known = -1; known !== events.length;) {
    known = events.length;
    await sleep(QUIET_MS);
  }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
