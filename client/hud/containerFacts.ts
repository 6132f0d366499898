import { engineIdOf, type Container, type Host } from '../../shared/records.ts';
import { formatAge, formatBytes, UNKNOWN } from '../city/format.ts';

export type Fact = readonly [name: string, value: string];

/** Docker shows the first 12 digits of an id. */
const SHORT_ID = 12;

/** All that is known of a container, unknown where it is not; what does not apply is left out. @param now epoch milliseconds */
export function containerFacts(container: Container, host: Host | undefined, now: number): readonly Fact[] {
  const facts: readonly (Fact | null)[] = [
    ['Image', container.image],
    container.project === '' ? null : ['Project', `${container.project} / ${serviceWords(container)}`],
    container.startedAt === null ? null : ['Up for', formatAge(now - container.startedAt * 1_000)],
    container.restartCount === 0 ? null : ['Restarts', String(container.restartCount ?? UNKNOWN)],
    ['CPU limit', container.cpuLimit === null ? noLimit(container) : `${container.cpuLimit} cores`],
    [
      'Memory limit',
      container.memoryLimit === null ? noLimit(container) : formatBytes(container.memoryLimit),
    ],
    ['Engine', engineWords(host)],
    ['Id', engineIdOf(container.id).slice(0, SHORT_ID)],
    container.plot === null ? ['Plot', 'a newer container stands on it'] : null,
  ];
  return facts.filter((fact) => fact !== null);
}

const serviceWords = ({ service, number }: Container): string =>
  number === 0 ? service : `${service} ${number}`;

/** Limits and restarts come by one inspection: before it, nobody knows whether there is a limit. */
const noLimit = ({ restartCount }: Container): string => (restartCount === null ? UNKNOWN : 'none');

function engineWords(host: Host | undefined): string {
  if (host === undefined) return UNKNOWN;
  const version = host.engineVersion === null ? '' : ` ${host.engineVersion}`;
  return `${host.name}${version}${host.simulated ? ', simulated' : ''}`;
}
