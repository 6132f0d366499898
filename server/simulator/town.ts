/** The town that is shown without an engine: the containers of a small shop and of those who keep it running. */
import type { Plan } from './plan.ts';
import { planned, plannedProject as project } from './plan.ts';
import { CI, EDGE, MONITORING } from './townWorks.ts';

const MINUTE = 60_000;

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
