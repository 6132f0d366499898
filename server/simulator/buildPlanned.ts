/** From a plan to a container. */
import type { Port, Program, SimulatedContainer, Spec } from './container.ts';
import { mountOf } from './creation.ts';
import { EXIT_ON_ERROR, firstRun } from './firstRun.ts';
import type { Plan, Start } from './plan.ts';
import { nameOf } from './plan.ts';
import type { Random } from './random.ts';
import { hexId } from './random.ts';

const MIB = 2 ** 20;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CHECK_MS = 10_000;
/** A process that does not get up fails this soon. */
const CRASH_MS = 2_500;

/** Ages and ids follow from the chance, so a seed always gives the same town. */
export function buildPlanned(plan: Plan, random: Random, now: number): SimulatedContainer {
  const age = (0.02 + random() ** 3 * 30) * DAY;
  const createdAt = now - Math.round(age);
  return {
    id: hexId(random),
    name: nameOf(plan),
    createdAt,
    spec: specOf(plan, random),
    run: firstRun(plan, { random, now, createdAt }),
  };
}

function specOf(plan: Plan, random: Random): Spec {
  return {
    image: plan.image,
    command: commandOf(plan),
    env: [`SERVICE=${plan.service}`],
    labels: labelsOf(plan),
    ports: plan.ports.map(portOf),
    mounts: plan.mounts.map(mountOf),
    network: plan.project === '' ? 'bridge' : `${plan.project}_default`,
    nanoCpus: Math.round(plan.cores * 1e9),
    memoryBytes: plan.memoryMiB * MIB,
    restartPolicy: { name: policyOf(plan), maximumRetries: 0 },
    stopTimeout: null,
    tty: false,
    autoRemove: false,
    kind: plan.kind,
    program: programOf(plan, random),
  };
}

/** What the image would say; the rest of it does not matter to anybody. */
function commandOf({ image, kind }: Plan): readonly string[] {
  const program = /([^/:]+)(:[^/]*)?$/.exec(image)?.[1] ?? image;
  if (kind === 'idle') return ['sleep', 'infinity'];
  if (kind === 'batch') return ['/bin/sh', '-c', `/opt/${program}/run.sh`];
  return kind === 'jvm' ? ['java', '-jar', `/opt/${program}.jar`] : ['/docker-entrypoint.sh', program];
}

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
