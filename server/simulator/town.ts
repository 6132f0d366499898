/** The town that is shown without an engine: the containers of a small shop and of those who keep it running. */
import type { Plan } from './plan.ts';
import { planned } from './plan.ts';

const MINUTE = 60_000;

type Sketch = Parameters<typeof planned>[0];

const project = (name: string, sketches: readonly Sketch[]): Plan[] =>
  sketches.map((sketch) => planned({ ...sketch, project: name }));

const SHOP = project('shop', [
  {
    service: 'web',
    image: 'nginx:1.27-alpine',
    kind: 'web',
    checked: true,
    memoryMiB: 256,
    ports: ['8080:80'],
  },
  {
    service: 'api',
    image: 'lantern/shop-api:4.12.0',
    kind: 'api',
    checked: true,
    cores: 2,
    memoryMiB: 768,
    ports: ['3000'],
  },
  {
    service: 'api',
    number: 2,
    image: 'lantern/shop-api:4.12.0',
    kind: 'api',
    checked: true,
    cores: 2,
    memoryMiB: 768,
    ports: ['3000'],
  },
  { service: 'worker', image: 'lantern/shop-worker:4.12.0', kind: 'worker', cores: 1.5, memoryMiB: 512 },
  {
    service: 'postgres',
    image: 'postgres:16.4',
    kind: 'database',
    checked: true,
    cores: 4,
    memoryMiB: 2048,
    ports: ['5432'],
    mounts: ['shop_orders:/var/lib/postgresql/data'],
  },
  {
    service: 'redis',
    image: 'redis:7.4-alpine',
    kind: 'cache',
    checked: true,
    memoryMiB: 512,
    ports: ['6379'],
    mounts: ['shop_carts:/data'],
  },
  { service: 'migrate', image: 'lantern/shop-api:4.12.0', kind: 'batch', start: 'done' },
]);

const MAIL = project('mail', [
  {
    service: 'rabbitmq',
    image: 'rabbitmq:3.13-management',
    kind: 'queue',
    checked: true,
    memoryMiB: 1024,
    ports: ['5672', '15672:15672'],
    mounts: ['mail_queue:/var/lib/rabbitmq'],
  },
  { service: 'sender', image: 'lantern/mail-sender:1.9.3', kind: 'worker', memoryMiB: 256 },
  {
    service: 'templates',
    image: 'lantern/mail-templates:1.9.3',
    kind: 'api',
    checked: true,
    start: 'unhealthy',
    memoryMiB: 384,
  },
  {
    service: 'bounce-import',
    image: 'lantern/mail-bounces:0.4.1',
    kind: 'batch',
    start: 'looping',
    memoryMiB: 128,
  },
]);

const MONITORING = project('monitoring', [
  {
    service: 'prometheus',
    image: 'prom/prometheus:v2.54.1',
    kind: 'monitor',
    checked: true,
    memoryMiB: 1536,
    ports: ['9090:9090'],
    mounts: ['monitoring_series:/prometheus'],
  },
  {
    service: 'grafana',
    image: 'grafana/grafana:11.2.0',
    kind: 'web',
    checked: true,
    ports: ['3001:3000'],
    mounts: ['monitoring_boards:/var/lib/grafana'],
  },
  {
    service: 'loki',
    image: 'grafana/loki:3.1.1',
    kind: 'monitor',
    checked: true,
    start: 'starting',
    mounts: ['monitoring_logs:/loki'],
  },
  { service: 'alerts', image: 'prom/alertmanager:v0.27.0', kind: 'monitor', ports: ['9093:9093'] },
]);

const MEDIA = project('media', [
  {
    service: 'minio',
    image: 'minio/minio:RELEASE.2024-09-13T20-26-02Z',
    kind: 'store',
    checked: true,
    ports: ['9000:9000'],
    mounts: ['media_pictures:/data'],
  },
  {
    service: 'encoder',
    image: 'lantern/media-encoder:2.3.0',
    kind: 'leaky',
    cores: 2,
    memoryMiB: 640,
    lasts: { ms: 11 * MINUTE, exitCode: 137, outOfMemory: true },
  },
  {
    service: 'thumbnails',
    image: 'lantern/media-thumbnails:2.3.0',
    kind: 'worker',
    start: 'paused',
    memoryMiB: 256,
  },
  { service: 'cleanup', image: 'lantern/media-cleanup:2.3.0', kind: 'batch', start: 'created' },
]);

const CI = project('ci', [
  {
    service: 'gitea',
    image: 'gitea/gitea:1.22.2',
    kind: 'api',
    checked: true,
    memoryMiB: 1024,
    ports: ['3002:3000', '2222:22'],
    mounts: ['ci_repositories:/data'],
  },
  {
    service: 'jenkins',
    image: 'jenkins/jenkins:2.462.2-lts-jdk17',
    kind: 'jvm',
    cores: 4,
    memoryMiB: 3072,
    ports: ['8081:8080'],
    mounts: ['ci_jobs:/var/jenkins_home'],
  },
  {
    service: 'runner',
    image: 'gitea/act_runner:0.2.11',
    kind: 'batch',
    cores: 2,
    memoryMiB: 2048,
    mounts: ['/var/run/docker.sock:/var/run/docker.sock'],
  },
  {
    service: 'registry',
    image: 'registry:2.8.3',
    kind: 'store',
    ports: ['5000:5000'],
    mounts: ['ci_images:/var/lib/registry'],
  },
]);

const EDGE = project('edge', [
  {
    service: 'traefik',
    image: 'traefik:v3.1.4',
    kind: 'proxy',
    checked: true,
    ports: ['80:80', '443:443'],
    mounts: ['/var/run/docker.sock:/var/run/docker.sock:ro'],
  },
  {
    service: 'vault',
    image: 'hashicorp/vault:1.17.5',
    kind: 'store',
    checked: true,
    memoryMiB: 512,
    ports: ['8200'],
    mounts: ['edge_secrets:/vault/file'],
  },
  { service: 'dns', image: 'coredns/coredns:1.11.3', kind: 'proxy', ports: ['5353:53'], memoryMiB: 128 },
]);

/** Without a project: what people started by hand and forgot. */
const COMMONS: readonly Plan[] = [
  planned({ service: 'toolbox', image: 'debian:bookworm-slim', kind: 'idle' }),
  planned({ service: 'scratchpad', image: 'alpine:3.20', kind: 'idle', start: 'done' }),
  planned({
    service: 'import-2023',
    image: 'python:3.12-slim',
    kind: 'batch',
    start: 'failed',
    mounts: ['/srv/import:/import:ro'],
  }),
  planned({ service: 'whoami', image: 'traefik/whoami:v1.10', kind: 'web', ports: ['8000:80'] }),
];

export const TOWN: readonly Plan[] = [...SHOP, ...MAIL, ...MONITORING, ...MEDIA, ...CI, ...EDGE, ...COMMONS];

/** On every simulated engine, beside those in use: something to create containers from. */
export const BASE_IMAGES = [
  'alpine:3.20',
  'alpine:latest',
  'busybox:1.36',
  'busybox:latest',
  'debian:bookworm-slim',
] as const;
