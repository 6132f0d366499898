import { PLOTS_PER_PARCEL } from '../../../shared/plots.ts';
import type { Container, District, RecordMap, WorldRecord } from '../../../shared/records.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../records.ts';

const PROJECTS = ['shop', 'mail', 'media', 'billing', 'infra', ''];
const IMAGES = [
  'nginx:1.27',
  'postgres:16',
  'redis:7',
  'grafana/grafana:11',
  'rabbitmq:3',
  'node:22',
  'minio/minio',
  'alpine:3.20',
  'jenkins/jenkins',
  'vault:1.15',
  'acme/orders:4',
];
const SERVICES = ['web', 'db', 'cache', 'graphs', 'queue', 'api', 'files', 'cron', 'ci', 'vault', 'orders'];

const STATES: readonly Partial<Container>[] = [
  { state: 'running', health: 'healthy' },
  { state: 'running' },
  { state: 'running', health: 'healthy' },
  { state: 'exited', exitCode: 0 },
  { state: 'running' },
  { state: 'running', health: 'unhealthy' },
  { state: 'running' },
  { state: 'paused' },
  { state: 'running', health: 'starting' },
  { state: 'running', health: 'healthy' },
  { state: 'exited', exitCode: 1 },
  { state: 'created' },
  { state: 'running' },
  { state: 'restarting', restartCount: 7 },
  { state: 'running', health: 'healthy' },
  { state: 'exited', exitCode: 137, oomKilled: true },
  { state: 'dead' },
];

/** A town of so many containers in projects of one or two parcels, in every state. */
export function madeUpTown(count: number): RecordMap {
  const containers = Array.from({ length: count }, (_, i) => madeUpContainer(i));
  return recordMap([aHost(), ...districtsOf(count), ...containers] satisfies WorldRecord[]);
}

const parcelOf = (i: number): number => Math.floor(i / PLOTS_PER_PARCEL);
const projectOf = (parcel: number): string => PROJECTS[parcel % PROJECTS.length] ?? '';

function madeUpContainer(i: number): Container {
  const state = count(i) ? STATES[i % STATES.length] : {};
  const service = SERVICES[(i * 7) % SERVICES.length] ?? 'web';
  const project = projectOf(parcelOf(i));
  return aContainer(i + 1, {
    ...state,
    plot: i,
    slot: i,
    service,
    project,
    name: `${project || 'lone'}-${service}-${1 + (i % 3)}`,
    image: IMAGES[(i * 7) % IMAGES.length] ?? 'busybox',
  });
}

/** From the second street on, most run. */
const count = (i: number): boolean => i < 34 || i % 9 === 0;

function districtsOf(containers: number): District[] {
  const parcels = new Map<string, number[]>();
  for (let parcel = 0; parcel <= parcelOf(containers - 1); parcel += 1) {
    const project = projectOf(parcel);
    parcels.set(project, [...(parcels.get(project) ?? []), parcel]);
  }
  return [...parcels].map(([project, numbers]) => aDistrict(project, numbers));
}
