/** A container as `GET /containers/{id}/json` shows it. */
import type { SimulatedContainer } from './container.ts';
import { isUp } from './container.ts';
import { imageId, mountJson, networksJson } from './listJson.ts';
import { goTime } from './statusText.ts';

const MS_TO_NANOS = 1_000_000;
const CHECK_INTERVAL_MS = 10_000;

export function inspectJson(container: SimulatedContainer): unknown {
  const { id, name, createdAt, spec, run } = container;
  const folder = `/var/lib/docker/containers/${id}`;
  const hasRun = run.startedAt !== null;
  return {
    Id: id,
    Created: goTime(createdAt),
    Path: spec.command[0] ?? '',
    Args: spec.command.slice(1),
    State: stateJson(container),
    Image: imageId(spec.image),
    ResolvConfPath: hasRun ? `${folder}/resolv.conf` : '',
    HostnamePath: hasRun ? `${folder}/hostname` : '',
    HostsPath: hasRun ? `${folder}/hosts` : '',
    LogPath: hasRun ? `${folder}/${id}-json.log` : '',
    Name: `/${name}`,
    RestartCount: run.restartCount,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: 'docker-default',
    ExecIDs: null,
    HostConfig: hostConfigJson(container),
    GraphDriver: { Data: null, Name: 'overlay2' },
    Mounts: spec.mounts.map(mountJson),
    Config: configJson(container),
    NetworkSettings: networkSettingsJson(container),
  };
}

function stateJson(container: SimulatedContainer): unknown {
  const { run, spec } = container;
  return {
    Status: run.state,
    Running: isUp(container),
    Paused: run.state === 'paused',
    Restarting: run.state === 'restarting',
    OOMKilled: run.oomKilled,
    Dead: run.state === 'dead',
    Pid: run.pid,
    ExitCode: run.exitCode,
    Error: '',
    StartedAt: goTime(run.startedAt),
    FinishedAt: goTime(run.finishedAt),
    ...(spec.program.health === null || run.startedAt === null ? {} : { Health: healthJson(container) }),
  };
}

function healthJson({ run }: SimulatedContainer): unknown {
  const isFailing = run.health === 'unhealthy';
  const start = run.startedAt ?? 0;
  return {
    Status: run.health,
    FailingStreak: isFailing ? 5 : 0,
    Log: [
      {
        Start: goTime(start + CHECK_INTERVAL_MS),
        End: goTime(start + CHECK_INTERVAL_MS + 50),
        ExitCode: isFailing ? 1 : 0,
        Output: isFailing ? 'connect ECONNREFUSED' : 'ok',
      },
    ],
  };
}

function hostConfigJson({ spec }: SimulatedContainer): unknown {
  return {
    Binds: bindsJson(spec),
    LogConfig: { Type: 'json-file', Config: {} },
    NetworkMode: spec.network,
    PortBindings: Object.fromEntries(
      spec.ports
        .filter((port) => port.public !== null)
        .map((port) => [`${port.private}/${port.protocol}`, [{ HostIp: '', HostPort: String(port.public) }]]),
    ),
    RestartPolicy: {
      Name: spec.restartPolicy.name,
      MaximumRetryCount: spec.restartPolicy.maximumRetries,
    },
    AutoRemove: spec.autoRemove,
    IpcMode: 'private',
    CgroupnsMode: 'private',
    Privileged: false,
    PublishAllPorts: false,
    ReadonlyRootfs: false,
    ShmSize: 67_108_864,
    Runtime: 'runc',
    Memory: spec.memoryBytes,
    MemorySwap: 2 * spec.memoryBytes,
    NanoCpus: spec.nanoCpus,
    CpuShares: 0,
    CpuPeriod: 0,
    CpuQuota: 0,
    OomKillDisable: false,
    PidsLimit: null,
  };
}

function bindsJson(spec: SimulatedContainer['spec']): string[] | null {
  if (spec.mounts.length === 0) return null;
  return spec.mounts.map(({ source, target, writable }) => `${source}:${target}${writable ? '' : ':ro'}`);
}

function configJson({ id, spec }: SimulatedContainer): unknown {
  const check = {
    Test: ['CMD-SHELL', 'curl -fsS http://localhost/health'],
    Interval: CHECK_INTERVAL_MS * MS_TO_NANOS,
  };
  return {
    Hostname: id.slice(0, 12),
    Domainname: '',
    User: '',
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    Tty: spec.tty,
    OpenStdin: false,
    StdinOnce: false,
    Env: spec.env.length === 0 ? null : spec.env,
    Cmd: spec.command,
    ...(spec.program.health === null ? {} : { Healthcheck: check }),
    Image: spec.image,
    Volumes: null,
    WorkingDir: '',
    Entrypoint: null,
    OnBuild: null,
    Labels: spec.labels,
    ...(spec.stopTimeout === null ? {} : { StopTimeout: spec.stopTimeout }),
  };
}

function networkSettingsJson(container: SimulatedContainer): unknown {
  const { id, spec, run } = container;
  const isConnected = run.state === 'running' || run.state === 'paused';
  const published = (port: number | null) =>
    port === null || !isConnected ? null : [{ HostIp: '0.0.0.0', HostPort: String(port) }];
  return {
    Bridge: '',
    SandboxID: isConnected ? id : '',
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    SandboxKey: isConnected ? `/var/run/docker/netns/${id.slice(0, 12)}` : '',
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    Ports: Object.fromEntries(
      spec.ports.map((port) => [`${port.private}/${port.protocol}`, published(port.public)]),
    ),
    Networks: networksJson(container),
  };
}
