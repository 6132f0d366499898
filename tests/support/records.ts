import {
  containerId,
  districtId,
  hostId,
  type Container,
  type District,
  type Host,
  type RecordMap,
  type WorldRecord,
} from '../../shared/records.ts';

export const HOST_KEY = 'local';

/** A 64-hex engine id that ends in the given number. */
export const engineId = (number: number): string => number.toString(16).padStart(64, '0');

export function aHost(change: Partial<Host> = {}): Host {
  return {
    type: 'host',
    id: hostId(HOST_KEY),
    index: 0,
    name: 'harbour',
    address: 'unix:///run/docker.sock',
    simulated: false,
    state: 'live',
    problem: null,
    confirmedAt: 0,
    engineVersion: '20.10.24',
    cpus: 2,
    memoryBytes: 2 ** 33,
    ...change,
  };
}

export function aContainer(number = 1, change: Partial<Container> = {}): Container {
  return {
    type: 'container',
    id: containerId(HOST_KEY, engineId(number)),
    host: hostId(HOST_KEY),
    name: `shop-web-${number}`,
    image: 'nginx:1.27',
    state: 'running',
    health: 'none',
    exitCode: null,
    oomKilled: false,
    restartCount: 0,
    startedAt: 1_700_000_000,
    cpuLimit: null,
    memoryLimit: null,
    project: 'shop',
    service: 'web',
    number,
    plot: number,
    slot: number,
    protected: false,
    building: '',
    ...change,
  };
}

export function aDistrict(project = 'shop', parcels: readonly number[] = [0]): District {
  return { type: 'district', id: districtId(HOST_KEY, project), host: hostId(HOST_KEY), project, parcels };
}

export const recordMap = (records: readonly WorldRecord[]): RecordMap =>
  new Map(records.map((record) => [record.id, record]));
