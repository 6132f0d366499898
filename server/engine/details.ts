import { z } from 'zod';
import { DEFAULT_STOP_TIMEOUT_S } from '../../shared/records.ts';
import { EngineError, type ContainerDetails } from './engine.ts';
import { placementOf } from './labels.ts';

const NANO_CPUS = 1e9;
const DEFAULT_CPU_PERIOD_US = 100_000;
/** Eleven days. A timer that is set for more than 24 days fires at once. */
const LONGEST_STOP_TIMEOUT_S = 1_000_000;
const MOUNT_KINDS = ['volume', 'bind'] as const;

const bindingSchema = z.object({ HostIp: z.string().catch(''), HostPort: z.string().catch('') });

const inspectSchema = z.object({
  Id: z.string(),
  RestartCount: z.number().catch(0),
  State: z.object({
    Running: z.boolean(),
    ExitCode: z.number(),
    OOMKilled: z.boolean().catch(false),
    StartedAt: z.string(),
  }),
  Config: z.object({
    StopTimeout: z.number().nullish(),
    Tty: z.boolean().catch(false),
    Labels: z.record(z.string(), z.string()).nullish().catch(null),
  }),
  HostConfig: z.object({
    NanoCpus: z.number().nullish(),
    CpuQuota: z.number().nullish(),
    CpuPeriod: z.number().nullish(),
    Memory: z.number().nullish(),
    RestartPolicy: z.object({ Name: z.string() }).nullish(),
    PortBindings: z.record(z.string(), z.array(bindingSchema).nullish()).nullish().catch(null),
  }),
  Mounts: z
    .array(
      z.object({
        Type: z.string().catch('other'),
        Name: z.string().nullish(),
        Source: z.string().nullish(),
        Destination: z.string(),
      }),
    )
    .nullish(),
});

type Inspected = z.infer<typeof inspectSchema>;

/** `json` is the body of `GET /containers/{id}/json`. */
export function mapDetails(json: string): ContainerDetails {
  const inspected = parseInspected(json);
  const { State: state, HostConfig: host } = inspected;
  return {
    engineId: inspected.Id,
    exitCode: state.ExitCode,
    oomKilled: state.OOMKilled,
    restartCount: inspected.RestartCount,
    startedAt: state.Running ? epochSeconds(state.StartedAt) : null,
    cpuLimit: cpuLimitOf(host),
    memoryLimit: positive(host.Memory),
    restartPolicy: host.RestartPolicy?.Name ?? '',
    stopTimeout: stopTimeoutOf(inspected.Config),
    ports: portsOf(host),
    composeProject: placementOf(inspected.Config.Labels ?? {}, '').composeProject,
    mounts: (inspected.Mounts ?? []).map(mapMount),
  };
}

/** Whether its output is a terminal's: one stream, as it is written. */
export const hasTerminal = (json: string): boolean => parseInspected(json).Config.Tty;

function parseInspected(json: string): Inspected {
  try {
    return inspectSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new EngineError('protocol', 'The engine did not answer with a container.', cause);
  }
}

/** Any number below 0 is for ever. */
const stopTimeoutOf = ({ StopTimeout: seconds }: Inspected['Config']): number =>
  Math.min(Math.max(seconds ?? DEFAULT_STOP_TIMEOUT_S, -1), LONGEST_STOP_TIMEOUT_S);

/** A port that the engine chooses at each start has no number yet. */
const portsOf = ({ PortBindings: bindings }: Inspected['HostConfig']): readonly string[] =>
  Object.entries(bindings ?? {}).flatMap(([inside, outside]) =>
    (outside ?? []).map(({ HostIp: address, HostPort: port }) => {
      const from = ['', '0.0.0.0', '::'].includes(address) ? '' : `${address}:`;
      return `${from}${port === '' ? 'any' : port} → ${inside}`;
    }),
  );

/** `--cpus` sets NanoCpus; older ways set a quota for each period. */
function cpuLimitOf({ NanoCpus: nano, CpuQuota: quota, CpuPeriod: period }: Inspected['HostConfig']) {
  const nanoCpus = positive(nano);
  if (nanoCpus !== null) return nanoCpus / NANO_CPUS;
  const quotaUs = positive(quota);
  return quotaUs === null ? null : quotaUs / (positive(period) ?? DEFAULT_CPU_PERIOD_US);
}

/** The engine writes 0 or -1 for no limit. */
const positive = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && value > 0 ? value : null;

/** The engine's zero time, in the year 1, means never. */
function epochSeconds(time: string): number | null {
  const seconds = Math.floor(Date.parse(time) / 1000);
  return seconds > 0 ? seconds : null;
}

type Mount = NonNullable<Inspected['Mounts']>[number];

function mapMount(mount: Mount): ContainerDetails['mounts'][number] {
  const kind = MOUNT_KINDS.find((each) => each === mount.Type) ?? 'other';
  const source = (kind === 'volume' ? mount.Name : mount.Source) ?? '';
  return { kind, source, target: mount.Destination };
}
