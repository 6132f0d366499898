/** Any number of containers, in projects of 3–20, with the shares of states that a busy host shows. */
import type { Plan, Start } from './plan.ts';
import { planned } from './plan.ts';
import type { Random } from './random.ts';
import { pick } from './random.ts';

type Trade = Pick<Plan, 'service' | 'image' | 'kind'> & Partial<Plan>;

const TRADES: readonly Trade[] = [
  { service: 'web', image: 'nginx:1.27-alpine', kind: 'web', checked: true, memoryMiB: 256, ports: ['80'] },
  { service: 'api', image: 'lantern/api:7.2.1', kind: 'api', checked: true, cores: 2, memoryMiB: 768 },
  { service: 'postgres', image: 'postgres:16.4', kind: 'database', checked: true, cores: 4, memoryMiB: 2048 },
  { service: 'redis', image: 'redis:7.4-alpine', kind: 'cache', memoryMiB: 512, ports: ['6379'] },
  { service: 'worker', image: 'lantern/worker:7.2.1', kind: 'worker', cores: 1.5, memoryMiB: 512 },
  { service: 'scheduler', image: 'lantern/scheduler:7.2.1', kind: 'idle' },
  { service: 'rabbitmq', image: 'rabbitmq:3.13-management', kind: 'queue', checked: true, memoryMiB: 1024 },
  { service: 'search', image: 'elasticsearch:8.15.1', kind: 'jvm', checked: true, cores: 4, memoryMiB: 4096 },
  { service: 'metrics', image: 'prom/prometheus:v2.54.1', kind: 'monitor', memoryMiB: 1536, ports: ['9090'] },
  { service: 'files', image: 'minio/minio:RELEASE.2024-09-13T20-26-02Z', kind: 'store', checked: true },
  { service: 'proxy', image: 'haproxy:3.0-alpine', kind: 'proxy', checked: true, ports: ['443'] },
  { service: 'mongo', image: 'mongo:7.0', kind: 'database', cores: 2, memoryMiB: 2048 },
];

const PLACES = [
  'amber',
  'birch',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'grove',
  'heath',
  'inlet',
  'juniper',
] as const;
const GOODS = [
  'books',
  'bakery',
  'bikes',
  'tickets',
  'parcels',
  'ledger',
  'maps',
  'orders',
  'radio',
  'tools',
] as const;

/** In thousandths; the rest is up. */
const SHARES: readonly (readonly [Start, number])[] = [
  ['done', 95],
  ['failed', 38],
  ['created', 30],
  ['paused', 13],
  ['dead', 2],
  ['looping', 2],
  ['unhealthy', 14],
  ['starting', 4],
];
/** Crash loops are what changes most often: so few that the whole fleet changes a few times a second at most. */
const LOOPS_MAX = 12;
const SMALLEST_PROJECT = 3;
const LARGEST_PROJECT = 20;
/** Of a thousand containers this many belong to no project. */
const SINGLES = 20;

/** Exactly `count` plans; names are unique. */
export function planFleet(count: number, random: Random): readonly Plan[] {
  const plans: Plan[] = [];
  let loops = 0;
  const nextStart = () => {
    const start = drawStart(random);
    if (start !== 'looping') return start;
    return ++loops > LOOPS_MAX ? 'up' : start;
  };
  for (let district = 0; plans.length < count; district++) {
    const left = count - plans.length;
    const isSingle = random() * 1000 < SINGLES;
    const size = isSingle ? 1 : Math.min(left, projectSize(random));
    const name = isSingle ? '' : projectName(district, random);
    for (const plan of planProject(name, size, random)) {
      const serial = plan.project === '' ? `${plan.service}-${district}` : plan.service;
      plans.push(withStart({ ...plan, service: serial }, nextStart()));
    }
  }
  return plans;
}

/** Jobs that ended long ago, some of them badly, and what was never started. */
export function planStopped(count: number | undefined, random: Random): readonly Plan[] {
  return Array.from({ length: count ?? 0 }, (_, i) => {
    const project = `archive-${Math.floor(i / LARGEST_PROJECT)}`;
    const plan = planned({ ...pick(random, TRADES), project, number: (i % LARGEST_PROJECT) + 1 });
    const left = random();
    return withStart(plan, left < 0.1 ? 'created' : left < 0.15 ? 'failed' : 'done');
  });
}

function planProject(project: string, size: number, random: Random): Plan[] {
  const numbers = new Map<string, number>();
  const trades = Array.from({ length: Math.max(2, Math.ceil(size / 2)) }, () => pick(random, TRADES));
  return Array.from({ length: size }, (_, i) => {
    const trade = trades[i % trades.length] ?? pick(random, TRADES);
    const number = (numbers.get(trade.service) ?? 0) + 1;
    numbers.set(trade.service, number);
    return planned({ ...trade, project, number });
  });
}

/** A start that is about health needs a check; one that is about an end needs no server. */
function withStart(plan: Plan, start: Start): Plan {
  if (start === 'unhealthy' || start === 'starting') return { ...plan, start, checked: true };
  if (start === 'done' || start === 'failed') return { ...plan, start, kind: 'batch', checked: false };
  return { ...plan, start };
}

function drawStart(random: Random): Start {
  let left = random() * 1000;
  for (const [start, share] of SHARES) {
    left -= share;
    if (left < 0) return start;
  }
  return 'up';
}

/** Mostly small, as projects are. */
const projectSize = (random: Random): number =>
  SMALLEST_PROJECT + Math.floor(random() ** 1.7 * (LARGEST_PROJECT - SMALLEST_PROJECT + 1));

const projectName = (district: number, random: Random): string =>
  `${pick(random, PLACES)}-${pick(random, GOODS)}-${district}`;
