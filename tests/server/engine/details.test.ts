import { expect, test } from 'vitest';
import { mapDetails } from '../../../server/engine/details.ts';
import { EngineError } from '../../../server/engine/engine.ts';

const inspected = {
  Id: 'a'.repeat(64),
  RestartCount: 2,
  State: { Running: true, ExitCode: 0, OOMKilled: false, StartedAt: '2026-01-02T03:04:05.678901234Z' },
  Config: { Labels: { 'com.docker.compose.project': 'shop' } },
  HostConfig: {
    NanoCpus: 1_500_000_000,
    CpuQuota: 0,
    CpuPeriod: 0,
    Memory: 33_554_432,
    RestartPolicy: { Name: 'always' },
    PortBindings: {
      '80/tcp': [
        { HostIp: '', HostPort: '8080' },
        { HostIp: '127.0.0.1', HostPort: '81' },
      ],
      '53/udp': [{ HostIp: '0.0.0.0', HostPort: '' }],
      '99/tcp': null,
    },
  },
  Mounts: [
    { Type: 'volume', Name: 'data', Source: '/var/lib/docker/volumes/data/_data', Destination: '/data' },
    { Type: 'bind', Source: '/etc/hosts', Destination: '/hosts' },
    { Type: 'tmpfs', Source: '', Destination: '/tmp' },
  ],
};
const details = {
  engineId: 'a'.repeat(64),
  exitCode: 0,
  oomKilled: false,
  restartCount: 2,
  startedAt: Date.UTC(2026, 0, 2, 3, 4, 5) / 1000,
  cpuLimit: 1.5,
  memoryLimit: 33_554_432,
  restartPolicy: 'always',
  stopTimeout: 10,
  ports: ['8080 → 80/tcp', '127.0.0.1:81 → 80/tcp', 'any → 53/udp'],
  composeProject: 'shop',
  mounts: [
    { kind: 'volume', source: 'data', target: '/data' },
    { kind: 'bind', source: '/etc/hosts', target: '/hosts' },
    { kind: 'other', source: '', target: '/tmp' },
  ],
};
const map = (changes: object) => mapDetails(JSON.stringify({ ...inspected, ...changes }));

test('what only inspecting tells is mapped', () => {
  expect(map({})).toEqual(details);
});

test('a container that does not run has no start time, whatever the engine writes there', () => {
  const State = { ...inspected.State, Running: false, ExitCode: 137, OOMKilled: true };
  expect(map({ State })).toEqual({ ...details, exitCode: 137, oomKilled: true, startedAt: null });
  expect(map({ State: { ...inspected.State, StartedAt: '0001-01-01T00:00:00Z' } }).startedAt).toBeNull();
});

test('a quota is cores for each period; 0 and -1 are no limit', () => {
  const limits = (HostConfig: object) => {
    const { cpuLimit, memoryLimit } = map({ HostConfig });
    return [cpuLimit, memoryLimit];
  };
  expect(limits({ CpuQuota: 50_000, CpuPeriod: 25_000, Memory: -1 })).toEqual([2, null]);
  expect(limits({ CpuQuota: 50_000, CpuPeriod: 0, Memory: 0 })).toEqual([0.5, null]);
  expect(limits({ CpuQuota: -1 })).toEqual([null, null]);
});

const stopTimeouts = (...seconds: (number | null)[]) =>
  seconds.map((StopTimeout) => map({ Config: { StopTimeout } }).stopTimeout);

test('the stop timeout is 10 s unless the container says otherwise', () => {
  expect(stopTimeouts(null, 45, 0, -1, -2)).toEqual([10, 45, 0, -1, -1]);
});

test('a stop timeout of more than 24 days would end a timer at once: eleven days are the most', () => {
  expect(stopTimeouts(999_999, 1_000_000, 1_000_001, 2 ** 31)).toEqual([
    ...[999_999, 1_000_000, 1_000_000, 1_000_000],
  ]);
});

test('anything else is no container', () => {
  expect(() => mapDetails('{}')).toThrow(EngineError);
  expect(() => mapDetails('nonsense')).toThrow(EngineError);
});
