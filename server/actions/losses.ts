import type { Container } from '../../shared/records.ts';
import type { ContainerDetails } from '../engine/engine.ts';

/** Changes when the container is another, or in another state, than the one that was looked at. */
export function fingerprintOf({ name, image, state }: Container, details: ContainerDetails): string {
  const { exitCode, startedAt, restartCount, restartPolicy, mounts, ports } = details;
  return JSON.stringify([
    name,
    image,
    state,
    exitCode,
    startedAt,
    restartCount,
    restartPolicy,
    mounts,
    ports,
  ]);
}

/** More are only counted: a dialog is read before the second press. */
const NAMED_MOST = 8;
/** The engine's name for a volume that was given none. */
const NAMELESS = /^[0-9a-f]{64}$/;
const SHORT = 12;

/** What would be lost, and what would stay, as sentences for people. */
export function lossesOf({ name, state }: Container, details: ContainerDetails): string[] {
  const { restartPolicy, ports, composeProject } = details;
  return [
    ...(['running', 'paused', 'restarting'].includes(state)
      ? [`${name} is ${state} and would be killed.`]
      : []),
    'Files that it wrote outside its mounts are lost.',
    ...(['', 'no'].includes(restartPolicy) ? [] : [`Its restart policy "${restartPolicy}" goes with it.`]),
    ...mountLosses(details),
    ...said(ports, (list) => `It publishes no more: ${list}.`),
    ...(composeProject === ''
      ? []
      : [`It is of the Compose project ${composeProject}: \`docker compose up\` makes it anew.`]),
  ];
}

function mountLosses({ mounts }: ContainerDetails): string[] {
  const stays = mounts.filter(({ kind, source }) => kind !== 'other' && !NAMELESS.test(source));
  const nameless = mounts.filter(({ kind, source }) => kind === 'volume' && NAMELESS.test(source));
  const gone = mounts.filter(({ kind }) => kind === 'other');
  return [
    ...said(
      gone.map(({ target }) => target),
      (list) => `What is in memory at ${list} is lost.`,
    ),
    ...said(
      stays.map(({ source }) => source),
      (list) => `These stay: ${list}.`,
    ),
    ...said(
      nameless.map(({ source, target }) => `${source.slice(0, SHORT)} of ${target}`),
      (list) => `Volumes without a name stay too, but nothing will lead to them: ${list}.`,
    ),
  ];
}

function said(items: readonly string[], sentence: (list: string) => string): string[] {
  if (items.length === 0) return [];
  const more = items.length > NAMED_MOST ? ` and ${items.length - NAMED_MOST} more` : '';
  return [sentence(`${items.slice(0, NAMED_MOST).join(', ')}${more}`)];
}
