/** The engine about itself, and its plain lists. */
import { imageId, networkId, volumePath } from './listJson.ts';
import type { Machine } from './machine.ts';
import { hash32 } from './random.ts';
import { goTime } from './statusText.ts';

export const API_VERSION = '1.41';
export const MIN_API_VERSION = '1.12';
export const ENGINE_VERSION = '20.10.24';
const KERNEL = '6.1.0-26-amd64';
const MIB = 2 ** 20;

export function versionJson(): unknown {
  const facts = {
    ApiVersion: API_VERSION,
    MinAPIVersion: MIN_API_VERSION,
    GitCommit: 'simulated',
    GoVersion: 'go1.19.8',
    Os: 'linux',
    Arch: 'amd64',
    KernelVersion: KERNEL,
    BuildTime: '2024-01-01T00:00:00.000000000+00:00',
  };
  const { Arch, ...details } = facts;
  return {
    Platform: { Name: '' },
    Components: [
      { Name: 'Engine', Version: ENGINE_VERSION, Details: { ...details, Arch, Experimental: 'false' } },
    ],
    Version: ENGINE_VERSION,
    ...facts,
  };
}

export function infoJson(machine: Machine): unknown {
  const states = machine.containers.all().map(({ run }) => run.state);
  const paused = states.filter((state) => state === 'paused').length;
  const running = states.filter((state) => state === 'running' || state === 'restarting').length;
  return {
    ID: machine.engineId,
    Containers: states.length,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: states.length - running - paused,
    Images: machine.images.size,
    Driver: 'overlay2',
    DriverStatus: [['Backing Filesystem', 'extfs']],
    MemoryLimit: true,
    SwapLimit: true,
    CgroupDriver: 'systemd',
    CgroupVersion: '2',
    SystemTime: goTime(machine.timers.now()),
    LoggingDriver: 'json-file',
    NEventsListener: machine.events.listeners,
    KernelVersion: KERNEL,
    OperatingSystem: 'Cratecraft simulated engine',
    OSType: 'linux',
    Architecture: 'x86_64',
    NCPU: machine.cpus,
    MemTotal: machine.memoryBytes,
    DockerRootDir: '/var/lib/docker',
    Name: machine.hostname,
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: ENGINE_VERSION,
    DefaultRuntime: 'runc',
    Swarm: { NodeID: '', NodeAddr: '', LocalNodeState: 'inactive', ControlAvailable: false, Error: '' },
    LiveRestoreEnabled: false,
    SecurityOptions: ['name=seccomp,profile=default'],
    Warnings: null,
  };
}

export const networksJson = (machine: Machine): unknown =>
  [...machine.networks].map((name) => ({
    Name: name,
    Id: networkId(name),
    Created: goTime(machine.bootedAt),
    Scope: 'local',
    Driver: name === 'none' ? 'null' : name === 'host' ? 'host' : 'bridge',
    EnableIPv6: false,
    IPAM: { Driver: 'default', Options: null, Config: [] },
    Internal: false,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: {},
    Options: {},
    Labels: name.endsWith('_default')
      ? {
          'com.docker.compose.project': name.replace(/_default$/, ''),
          'com.docker.compose.network': 'default',
        }
      : {},
  }));

export const volumesJson = (machine: Machine): unknown => ({
  Volumes: [...machine.volumes].map((name) => ({
    CreatedAt: goTime(machine.bootedAt),
    Driver: 'local',
    Labels: null,
    Mountpoint: volumePath(name),
    Name: name,
    Options: null,
    Scope: 'local',
  })),
  Warnings: null,
});

export const imagesJson = (machine: Machine): unknown =>
  [...machine.images].map((image) => {
    const size = (4 + (hash32(image) % 380)) * MIB;
    return {
      Containers: -1,
      Created: Math.floor(machine.bootedAt / 1000) - (hash32(`${image} age`) % (90 * 86_400)),
      Id: imageId(image),
      Labels: null,
      ParentId: '',
      RepoDigests: null,
      RepoTags: [image],
      SharedSize: -1,
      Size: size,
      VirtualSize: size,
    };
  });
