import { z } from 'zod';
import type { Mount, Port, SimulatedContainer, Spec } from './container.ts';
import { NEVER_RUN } from './container.ts';
import type { Exchange } from './exchange.ts';
import { readBody, sendAnswer, sendJson } from './exchange.ts';
import type { Answer, Machine } from './machine.ts';
import { tell } from './process.ts';
import { programOf } from './program.ts';
import { hexId, pick } from './random.ts';
import { refusedName } from './rename.ts';

const list = z.array(z.string()).nullish();
const record = <T extends z.ZodType>(values: T) => z.record(z.string(), values).nullish();

const creation = z.object({
  Image: z.string().default(''),
  Cmd: z.union([z.string().transform((command) => [command]), z.array(z.string())]).nullish(),
  Entrypoint: z.union([z.string().transform((command) => [command]), z.array(z.string())]).nullish(),
  Env: list,
  Labels: record(z.string()),
  Tty: z.boolean().nullish(),
  Healthcheck: z.object({ Test: list, Interval: z.number().nullish() }).nullish(),
  ExposedPorts: record(z.unknown()),
  HostConfig: z
    .object({
      NetworkMode: z.string().nullish(),
      Memory: z.number().nullish(),
      NanoCpus: z.number().nullish(),
      AutoRemove: z.boolean().nullish(),
      Binds: list,
      RestartPolicy: z
        .object({
          Name: z.enum(['', 'no', 'always', 'unless-stopped', 'on-failure']).nullish(),
          MaximumRetryCount: z.number().nullish(),
        })
        .nullish(),
      PortBindings: record(z.array(z.object({ HostPort: z.string().nullish() })).nullish()),
    })
    .nullish(),
});
type Creation = z.infer<typeof creation>;

const HEALTH_INTERVAL_MS = 30_000;
const NANOS_PER_MS = 1_000_000;
const MOODS = ['brave', 'calm', 'eager', 'gentle', 'keen', 'merry', 'quiet', 'swift'] as const;
const CREATURES = ['badger', 'crane', 'heron', 'lynx', 'marten', 'otter', 'puffin', 'wren'] as const;

export async function answerCreate(machine: Machine, exchange: Exchange): Promise<void> {
  const { query, request, response } = exchange;
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('application/json')) {
    const message = `Content-Type specified (${contentType}) must be 'application/json'`;
    sendAnswer(response, { status: 400, message });
    return;
  }
  const wanted = parseCreation(await readBody(request));
  const name = (query.get('name') ?? freeName(machine)).replace(/^\//, '');
  const refusal = wanted === null ? UNREADABLE : refusedCreation(machine, wanted, name);
  if (wanted === null || refusal !== null) sendAnswer(response, refusal ?? UNREADABLE);
  else sendJson(response, 201, { Id: create(machine, wanted, name), Warnings: [] });
}

const UNREADABLE: Answer = { status: 500, message: 'unexpected EOF' };

function parseCreation(text: string): Creation | null {
  try {
    return creation.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const taggedImage = (image: string): string => (/:[^/]+$/.test(image) ? image : `${image}:latest`);

function refusedCreation(machine: Machine, wanted: Creation, name: string): Answer | null {
  const invalid = refusedName(machine, name);
  if (invalid?.status === 400) return invalid;
  if (!machine.images.has(taggedImage(wanted.Image))) {
    return { status: 404, message: `No such image: ${taggedImage(wanted.Image)}` };
  }
  if (commandOf(wanted).length === 0) return { status: 400, message: 'No command specified' };
  return invalid;
}

const commandOf = (wanted: Creation): string[] => [...(wanted.Entrypoint ?? []), ...(wanted.Cmd ?? [])];

function create(machine: Machine, wanted: Creation, name: string): string {
  const container: SimulatedContainer = {
    id: hexId(machine.random),
    name,
    createdAt: machine.timers.now(),
    spec: specOf(wanted),
    run: NEVER_RUN,
  };
  for (const { type, source } of container.spec.mounts) {
    if (type !== 'volume' || machine.volumes.has(source)) continue;
    machine.volumes.add(source);
    machine.events.publish({ type: 'volume', action: 'create', id: source, attributes: { driver: 'local' } });
  }
  machine.containers.put(container);
  tell(machine, container, { action: 'create' });
  return container.id;
}

function specOf(wanted: Creation): Spec {
  const host = wanted.HostConfig;
  return {
    image: wanted.Image,
    command: commandOf(wanted),
    env: wanted.Env ?? [],
    labels: wanted.Labels ?? {},
    ports: portsOf(wanted),
    mounts: (host?.Binds ?? []).map(mountOf),
    network: networkOf(host?.NetworkMode),
    nanoCpus: host?.NanoCpus ?? 0,
    memoryBytes: host?.Memory ?? 0,
    restartPolicy: {
      name: host?.RestartPolicy?.Name ?? 'no',
      maximumRetries: host?.RestartPolicy?.MaximumRetryCount ?? 0,
    },
    tty: wanted.Tty ?? false,
    autoRemove: host?.AutoRemove ?? false,
    kind: 'idle',
    program: { ...programOf(commandOf(wanted)), health: healthOf(wanted) },
  };
}

const networkOf = (mode: string | null | undefined): string =>
  mode === undefined || mode === null || mode === '' || mode === 'default' ? 'bridge' : mode;

/** The first check comes after one interval; `true` and whatever is not `false` or `exit N` passes. */
function healthOf({ Healthcheck: check }: Creation): Spec['program']['health'] {
  const [shape, ...command] = check?.Test ?? [];
  if (shape === undefined || shape === 'NONE') return null;
  const interval = check?.Interval ?? 0;
  const afterMs = interval === 0 ? HEALTH_INTERVAL_MS : interval / NANOS_PER_MS;
  const fails = /^false$|^exit [1-9]/.test(command.join(' '));
  const RETRIES = 3;
  return fails ? { settles: 'unhealthy', afterMs: RETRIES * afterMs } : { settles: 'healthy', afterMs };
}

function mountOf(bind: string): Mount {
  const [source = '', target = '', mode = ''] = bind.split(':');
  return { type: source.startsWith('/') ? 'bind' : 'volume', source, target, writable: mode !== 'ro' };
}

function portsOf(wanted: Creation): Port[] {
  const bindings = wanted.HostConfig?.PortBindings ?? {};
  const names = new Set([...Object.keys(wanted.ExposedPorts ?? {}), ...Object.keys(bindings)]);
  return [...names].map((name) => {
    const [number = '0', protocol] = name.split('/');
    const published = Number(bindings[name]?.[0]?.HostPort ?? '');
    return {
      private: Number(number),
      public: published > 0 ? published : null,
      protocol: protocol === 'udp' ? ('udp' as const) : ('tcp' as const),
    };
  });
}

function freeName(machine: Machine): string {
  const name = `${pick(machine.random, MOODS)}_${pick(machine.random, CREATURES)}`;
  return machine.containers.named(name) === undefined ? name : `${name}${machine.containers.size}`;
}
