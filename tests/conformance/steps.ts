/** What is done to an engine, one step after the other. */
import type { ContainerCreateOptions } from 'dockerode';
import { TEST_IMAGE } from '../support/testEngine.ts';
import type { Client } from './client.ts';
import { readLog, type WantedLog } from './readLog.ts';
import { seenDetails, seenStats } from './seen.ts';

const SECOND_NS = 1_000_000_000;
export const NOBODY = 'f'.repeat(64);

export interface Stage extends Client {
  readonly signal: AbortSignal;
  /** Names to the ids of what the script made. */
  readonly ids: Map<string, string>;
}

export interface Step {
  readonly title: string;
  readonly play: (stage: Stage) => Promise<unknown>;
  /** Waited for before looking: the state or the health of the container that is named. */
  readonly until?: readonly [name: string, word: string];
}

const POLITE = ['sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.1; done'];
/** Process 1 without a trap gets no SIGTERM. */
const DEAF = ['sleep', '600'];

const act =
  (name: string, action: Parameters<Client['writer']['act']>[1]): Step['play'] =>
  ({ writer, ids }) =>
    writer.act(ids.get(name) ?? NOBODY, action);

/** Whether it lasts as long as a stop timeout of 1 s: not at once, and not the default of 10 s. */
const lastsASecond =
  (play: Step['play']): Step['play'] =>
  async (stage) => {
    const startedAt = performance.now();
    await play(stage);
    const seconds = (performance.now() - startedAt) / 1000;
    return seconds > 0.9 && seconds < 6 ? 'a second' : `${seconds} s`;
  };

const remove =
  (name: string, force: boolean): Step['play'] =>
  ({ writer, ids }) =>
    writer.remove(ids.get(name) ?? NOBODY, { force });

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

const logs =
  (name: string, wanted: WantedLog): Step['play'] =>
  ({ reader, ids, signal }) =>
    readLog({ reader, signal, engineId: ids.get(name) ?? NOBODY }, wanted);

const WRITER = ['sh', '-c', 'echo oops >&2; sleep 0.3; echo one; echo größe; echo three; sleep 0.5'];

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
  {
    title: 'create one with a health check',
    play: create('cc-sound', { Cmd: POLITE, Healthcheck: { Test: ['CMD', 'true'], Interval: SECOND_NS } }),
  },
  { title: 'become healthy', play: act('cc-sound', 'start'), until: ['cc-sound', 'healthy'] },
  {
    title: 'create one that fails its health check',
    play: create('cc-ill', { Cmd: POLITE, Healthcheck: { Test: ['CMD', 'false'], Interval: SECOND_NS } }),
  },
  { title: 'become unhealthy', play: act('cc-ill', 'start'), until: ['cc-ill', 'unhealthy'] },
  { title: 'remove the unhealthy one', play: remove('cc-ill', true) },
  { title: 'remove the healthy one', play: remove('cc-sound', true) },
  { title: 'create one that heeds no signal', play: create('cc-deaf', { Cmd: DEAF, StopTimeout: 1 }) },
  { title: 'start what heeds no signal', play: act('cc-deaf', 'start'), until: ['cc-deaf', 'running'] },
  { title: 'inspect what has a stop timeout', play: inspect('cc-deaf') },
  {
    title: 'restart what is killed after its stop timeout',
    play: lastsASecond(act('cc-deaf', 'restart')),
    until: ['cc-deaf', 'running'],
  },
  {
    title: 'stop what is killed after its stop timeout',
    play: lastsASecond(act('cc-deaf', 'stop')),
    until: ['cc-deaf', 'exited'],
  },
  { title: 'remove what was killed', play: remove('cc-deaf', false) },
  {
    title: 'create one that may take for ever to stop',
    play: create('cc-ever', { Cmd: POLITE, StopTimeout: -1 }),
  },
  { title: 'inspect what may take for ever to stop', play: inspect('cc-ever') },
  { title: 'start what may take for ever', play: act('cc-ever', 'start'), until: ['cc-ever', 'running'] },
  { title: 'stop what may take for ever', play: act('cc-ever', 'stop'), until: ['cc-ever', 'exited'] },
  { title: 'remove what may take for ever', play: remove('cc-ever', false) },
  { title: 'create one that writes', play: create('cc-writer', { Cmd: WRITER }) },
  { title: 'the log of what never ran', play: logs('cc-writer', { tail: 'all' }) },
  { title: 'start one that writes', play: act('cc-writer', 'start'), until: ['cc-writer', 'running'] },
  { title: 'a log is followed to its end', play: logs('cc-writer', { tail: 'all' }) },
  { title: 'the last two lines of a log', play: logs('cc-writer', { tail: 2 }) },
  { title: 'a log goes on after a line', play: logs('cc-writer', { tail: 'all', after: 'one' }) },
  { title: 'remove one that writes', play: remove('cc-writer', true) },
  { title: 'the log of what is gone', play: logs('cc-writer', { tail: 1 }) },
  { title: 'create one with a terminal', play: create('cc-tty', { Cmd: WRITER, Tty: true }) },
  { title: 'start one with a terminal', play: act('cc-tty', 'start'), until: ['cc-tty', 'running'] },
  { title: 'a terminal’s log is raw', play: logs('cc-tty', { tail: 'all' }) },
  { title: 'remove one with a terminal', play: remove('cc-tty', true) },
  { title: 'start again', play: act('cc-web', 'start'), until: ['cc-shop', 'running'] },
  { title: 'remove what runs, by force', play: remove('cc-web', true) },
];
