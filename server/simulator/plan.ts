/** A container as the town's planners write it down, and how it is built from that. */
import type { Kind, Mount, Port, Program, Run, SimulatedContainer, Spec } from './container.ts';
import { NEVER_RUN } from './container.ts';
import { LONGEST_BACKOFF_MS } from './process.ts';
import type { Random } from './random.ts';
import { hexId } from './random.ts';

/** How it stands when the engine is first asked. */
export type Start =
  'up' | 'starting' | 'unhealthy' | 'paused' | 'done' | 'failed' | 'created' | 'looping' | 'dead';

export interface Plan {
  /** '' = no Compose project. */
  readonly project: string;
  readonly service: string;
  readonly number: number;
  readonly image: string;
  readonly kind: Kind;
  readonly start: Start;
  readonly checked: boolean;
  /** 0 = unlimited. */
  readonly cores: number;
  /** 0 = unlimited. */
  readonly memoryMiB: number;
  /** `8080:80`, `80` when it is not published. */
  readonly ports: readonly string[];
  /** `volume:/path` or `/host/path:/path:ro`. */
  readonly mounts: readonly string[];
  /** For those that end by themselves. */
  readonly lasts: { readonly ms: number; readonly exitCode: number; readonly outOfMemory: boolean } | null;
}

const MIB = 2 ** 20;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CHECK_MS = 10_000;
/** A process that does not get up fails this soon. */
const CRASH_MS = 2_500;
const CRASHES_SO_FAR = 37;
const EXIT_ON_ERROR = 1;

export function planned(plan: Pick<Plan, 'service' | 'image' | 'kind'> & Partial<Plan>): Plan {
  return {
    project: '',
    number: 1,
    start: 'up',
    checked: false,
    cores: 0,
    memoryMiB: 0,
    ports: [],
    mounts: [],
    lasts: null,
    ...plan,
  };
}

export const nameOf = ({ project, service, number }: Plan): string =>
  project === '' ? service : `${project}-${service}-${number}`;

/** Ages and ids follow from the chance, so a seed always gives the same town. */
export function buildPlanned(plan: Plan, random: Random, now: number): SimulatedContainer {
  const age = (0.02 + random() ** 3 * 30) * DAY;
  const createdAt = now - Math.round(age);
  return {
    id: hexId(random),
    name: nameOf(plan),
    createdAt,
    spec: specOf(plan, random),
    run: runOf(plan, { random, now, createdAt }),
  };
}

function specOf(plan: Plan, random: Random): Spec {
  return {
    image: plan.image,
    command: COMMANDS[plan.kind],
    env: [`SERVICE=${plan.service}`],
    labels: labelsOf(plan),
    ports: plan.ports.map(portOf),
    mounts: plan.mounts.map(mountOf),
    network: plan.project === '' ? 'bridge' : `${plan.project}_default`,
    nanoCpus: Math.round(plan.cores * 1e9),
    memoryBytes: plan.memoryMiB * MIB,
    restartPolicy: { name: policyOf(plan), maximumRetries: 0 },
    tty: false,
    autoRemove: false,
    kind: plan.kind,
    program: programOf(plan, random),
  };
}

const COMMANDS: Readonly<Record<Kind, readonly string[]>> = {
  web: ['nginx', '-g', 'daemon off;'],
  proxy: ['/entrypoint.sh', 'serve'],
  api: ['node', 'server.js'],
  worker: ['node', 'worker.js'],
  database: ['docker-entrypoint.sh', 'postgres'],
  cache: ['redis-server', '--save', '60', '1'],
  queue: ['docker-entrypoint.sh', 'rabbitmq-server'],
  jvm: ['java', '-jar', '/opt/app.jar'],
  monitor: ['/bin/monitor', '--config=/etc/monitor.yml'],
  store: ['/bin/store', 'server', '/data'],
  batch: ['/bin/sh', '-c', '/scripts/run.sh'],
  leaky: ['node', 'encode.js'],
  idle: ['sleep', 'infinity'],
};

const policyOf = ({ start, lasts }: Plan): 'no' | 'always' | 'unless-stopped' => {
  if (start === 'looping' || lasts?.outOfMemory === true) return 'always';
  return start === 'done' || start === 'failed' || lasts !== null ? 'no' : 'unless-stopped';
};

function labelsOf(plan: Plan): Readonly<Record<string, string>> {
  if (plan.project === '') return {};
  return {
    'com.docker.compose.project': plan.project,
    'com.docker.compose.service': plan.service,
    'com.docker.compose.container-number': String(plan.number),
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.version': '2.29.7',
  };
}

function portOf(text: string): Port {
  const [published, inside] = text.split(':');
  const isPublished = inside !== undefined;
  return {
    private: Number(isPublished ? inside : published),
    public: isPublished ? Number(published) : null,
    protocol: 'tcp',
  };
}

function mountOf(text: string): Mount {
  const [source = '', target = '', mode = ''] = text.split(':');
  return { type: source.startsWith('/') ? 'bind' : 'volume', source, target, writable: mode !== 'ro' };
}

function programOf({ kind, start, checked, lasts }: Plan, random: Random): Program {
  const settles = start === 'unhealthy' ? 'unhealthy' : 'healthy';
  const afterMs = CHECK_MS * (start === 'starting' ? 4 + Math.floor(4 * random()) : 1);
  const stopMs = 150 + Math.round(random() * (kind === 'jvm' || kind === 'database' ? 3000 : 900));
  return {
    ...endOf(start, lasts, random),
    onTerm: kind === 'idle' ? null : { exitCode: kind === 'jvm' ? 143 : 0, afterMs: stopMs },
    health: checked ? { settles, afterMs } : null,
    output: [],
  };
}

function endOf(start: Start, lasts: Plan['lasts'], random: Random) {
  const crashes = { runsMs: CRASH_MS, exitCode: EXIT_ON_ERROR, outOfMemory: false };
  if (start === 'looping') return crashes;
  if (lasts !== null) return { runsMs: lasts.ms, exitCode: lasts.exitCode, outOfMemory: lasts.outOfMemory };
  const works = { runsMs: 5_000 + Math.round(random() * 40_000), exitCode: 0, outOfMemory: false };
  if (start === 'done') return works;
  return start === 'failed' ? { ...works, exitCode: EXIT_ON_ERROR } : { ...works, runsMs: null };
}

interface Moment {
  readonly random: Random;
  readonly now: number;
  readonly createdAt: number;
}

function runOf(plan: Plan, { random, now, createdAt }: Moment): Run {
  const age = now - createdAt;
  // What ends by itself has begun lately, or it would have ended before anybody looked.
  const upFor = plan.lasts === null ? age * (0.05 + 0.9 * random()) : plan.lasts.ms * 0.6 * random();
  const startedAt = now - Math.round(upFor);
  const pid = 1200 + Math.floor(random() * 60_000);
  const health = plan.checked ? ('healthy' as const) : ('none' as const);
  const up: Run = { ...NEVER_RUN, state: 'running', pid, startedAt, countedFrom: startedAt, health };
  const over: Run = { ...NEVER_RUN, state: 'exited', startedAt, finishedAt: startedAt + 0.5 * upFor };
  switch (plan.start) {
    case 'up':
      return up;
    case 'starting':
      return { ...up, startedAt: now, countedFrom: now, health: plan.checked ? 'starting' : 'none' };
    case 'unhealthy':
      return { ...up, health: plan.checked ? 'unhealthy' : 'none' };
    case 'paused':
      return { ...up, state: 'paused', consumedMs: upFor, countedFrom: null };
    case 'created':
      return NEVER_RUN;
    case 'done':
      return over;
    case 'failed':
      return { ...over, exitCode: EXIT_ON_ERROR };
    case 'dead':
      return { ...over, state: 'dead' };
    case 'looping':
      return {
        ...over,
        state: 'restarting',
        finishedAt: now - 1000,
        exitCode: EXIT_ON_ERROR,
        restartCount: CRASHES_SO_FAR,
        backoffMs: LONGEST_BACKOFF_MS,
      };
  }
}
