import type { Container } from '../../../shared/records.ts';
import { aContainer } from '../records.ts';

const SERVICES = [
  ['web', 'nginx:1.27-alpine'],
  ['db', 'postgres:16'],
  ['cache', 'redis:7'],
  ['queue', 'registry.example.org/team/rabbitmq-with-a-long-name:3.13-management'],
] as const;
const PROJECTS = ['shop', 'mail', 'observatory', ''] as const;

const STATES: readonly Partial<Container>[] = [
  { state: 'running' },
  { state: 'running', health: 'healthy' },
  { state: 'running', health: 'unhealthy' },
  { state: 'exited', exitCode: 0, startedAt: null },
  { state: 'exited', exitCode: 1, startedAt: null },
  { state: 'paused' },
  { state: 'restarting', restartCount: 12 },
  { state: 'created', startedAt: null },
  { state: 'exited', exitCode: 137, oomKilled: true, startedAt: null },
  { state: 'running', health: 'starting' },
  { state: 'dead', startedAt: null },
  { state: 'removing', startedAt: null },
  { state: 'running', protected: true },
];

/** Containers of every state, in four projects. */
export const manyContainers = (count: number): Container[] => Array.from({ length: count }, (_, i) => one(i));

function one(at: number): Container {
  const [service, image] = SERVICES[at % SERVICES.length] ?? SERVICES[0];
  const project = PROJECTS[Math.floor(at / SERVICES.length) % PROJECTS.length] ?? '';
  const number = 1 + Math.floor(at / (SERVICES.length * PROJECTS.length));
  const name = `${project === '' ? 'lone' : project}-${service}-${number}`;
  return aContainer(at, { name, image, project, service, number, ...STATES[at % STATES.length] });
}
