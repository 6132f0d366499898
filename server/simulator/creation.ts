/** What a client asks for when it creates a container. */
import { z } from 'zod';
import type { Mount, Port, Spec } from './container.ts';
import { programOf } from './program.ts';

/** Clients leave fields out or send null; both mean the fallback. */
const or = <T extends z.ZodType>(schema: T, fallback: z.output<T>) =>
  schema.nullish().transform((value) => value ?? fallback);

const words = z.union([z.string().transform((command) => [command]), z.array(z.string())]);
const record = <T extends z.ZodType>(values: T) => or(z.record(z.string(), values), {});

const restartPolicy = z.object({
  Name: or(z.enum(['', 'no', 'always', 'unless-stopped', 'on-failure']), ''),
  MaximumRetryCount: or(z.number(), 0),
});
const hostConfig = z.object({
  NetworkMode: or(z.string(), ''),
  Memory: or(z.number(), 0),
  NanoCpus: or(z.number(), 0),
  AutoRemove: or(z.boolean(), false),
  Binds: or(z.array(z.string()), []),
  RestartPolicy: or(restartPolicy, { Name: '', MaximumRetryCount: 0 }),
  PortBindings: record(or(z.array(z.object({ HostPort: or(z.string(), '') })), [])),
});
const creation = z.object({
  Image: or(z.string(), ''),
  Cmd: or(words, []),
  Entrypoint: or(words, []),
  Env: or(z.array(z.string()), []),
  Labels: record(z.string()),
  StopTimeout: z.number().nullish(),
  Tty: or(z.boolean(), false),
  Healthcheck: or(z.object({ Test: or(z.array(z.string()), []), Interval: or(z.number(), 0) }), {
    Test: [],
    Interval: 0,
  }),
  ExposedPorts: record(z.unknown()),
  HostConfig: or(hostConfig, hostConfig.parse({})),
});
export type Creation = z.infer<typeof creation>;

const HEALTH_INTERVAL_MS = 30_000;
const HEALTH_RETRIES = 3;
const NANOS_PER_MS = 1_000_000;

/** Null when it cannot be read. */
export function parseCreation(text: string): Creation | null {
  try {
    return creation.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export const commandOf = ({ Entrypoint, Cmd }: Creation): string[] => [...Entrypoint, ...Cmd];

export function specOf(wanted: Creation): Spec {
  const host = wanted.HostConfig;
  return {
    image: wanted.Image,
    command: commandOf(wanted),
    env: wanted.Env,
    labels: wanted.Labels,
    ports: portsOf(wanted),
    mounts: host.Binds.map(mountOf),
    network: ['', 'default'].includes(host.NetworkMode) ? 'bridge' : host.NetworkMode,
    nanoCpus: host.NanoCpus,
    memoryBytes: host.Memory,
    restartPolicy: {
      name: host.RestartPolicy.Name,
      maximumRetries: host.RestartPolicy.MaximumRetryCount,
    },
    stopTimeout: wanted.StopTimeout ?? null,
    tty: wanted.Tty,
    autoRemove: host.AutoRemove,
    kind: 'idle',
    program: { ...programOf(commandOf(wanted)), health: healthOf(wanted) },
  };
}

/** The first check comes after one interval; whatever is not `false` or `exit N` passes. */
function healthOf({ Healthcheck: { Test, Interval } }: Creation): Spec['program']['health'] {
  const [shape, ...command] = Test;
  if (shape === undefined || shape === 'NONE') return null;
  const afterMs = Interval === 0 ? HEALTH_INTERVAL_MS : Interval / NANOS_PER_MS;
  const fails = /^false$|^exit [1-9]/.test(command.join(' '));
  return fails
    ? { settles: 'unhealthy', afterMs: HEALTH_RETRIES * afterMs }
    : { settles: 'healthy', afterMs };
}

/** `volume:/path`, `/host/path:/path`, either with `:ro`. */
export function mountOf(bind: string): Mount {
  const [source = '', target = '', mode = ''] = bind.split(':');
  return { type: source.startsWith('/') ? 'bind' : 'volume', source, target, writable: mode !== 'ro' };
}

function portsOf({ ExposedPorts, HostConfig: { PortBindings } }: Creation): Port[] {
  const names = new Set([...Object.keys(ExposedPorts), ...Object.keys(PortBindings)]);
  return [...names].map((name) => {
    const [number, protocol] = name.split('/');
    const published = Number(PortBindings[name]?.[0]?.HostPort ?? '');
    return {
      private: Number(number),
      public: published > 0 ? published : null,
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
    };
  });
}
