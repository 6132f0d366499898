import type { ContainerAction } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import { lookOf, type Look } from './looks.ts';

/** The three lines of the sign above a door. */
export interface SignText {
  /** Service and number, if it has one, where the gate bears the project's name, else the container's name. */
  readonly name: string;
  readonly image: string;
  readonly status: string;
}

/** Letters that have space: the name is written larger than the image, and the state stands beside its chip. */
export const NAME_COLUMNS = 16;
export const IMAGE_COLUMNS = 20;
export const STATUS_COLUMNS = 19;

const UNDER_WAY: Readonly<Record<ContainerAction, string>> = {
  start: 'starting ...',
  stop: 'stopping ...',
  restart: 'restarting ...',
  pause: 'freezing ...',
  unpause: 'thawing ...',
  kill: 'killing ...',
  remove: 'removing ...',
};

/** @param action what is under way, or null */
export function signOf(container: Container, action: ContainerAction | null): SignText {
  return {
    name: shorten(nameOf(container), NAME_COLUMNS),
    image: shorten(withoutPath(container.image), IMAGE_COLUMNS),
    status: action === null ? statusOf(container) : UNDER_WAY[action],
  };
}

/** Where an image comes from tells least about it, and goes first. */
function withoutPath(image: string): string {
  const slash = image.indexOf('/');
  return image.length <= IMAGE_COLUMNS || slash < 0 ? image : withoutPath(image.slice(slash + 1));
}

/** Cut in the middle, since names of one project differ at their ends. */
export function shorten(text: string, columns: number): string {
  if (text.length <= columns) return text;
  const tail = Math.floor((columns - 2) / 2);
  return `${text.slice(0, columns - 2 - tail)}..${text.slice(-tail)}`;
}

function nameOf({ project, service, number, name }: Container): string {
  if (project === '' || service === '') return name;
  return number === 0 ? service : `${service}-${number}`;
}

/** Looks whose word alone does not say enough. */
const STATUS: Readonly<Partial<Record<Look, (container: Container) => string>>> = {
  exited: ({ exitCode }) => withCode(exitCode),
  failed: ({ exitCode }) => withCode(exitCode),
  oomKilled: () => 'out of memory',
  restarting: ({ restartCount }) => (restartCount === null ? 'restarting' : `restarting, ${restartCount}x`),
};

const withCode = (exitCode: number | null): string => (exitCode === null ? 'exited' : `exited ${exitCode}`);

function statusOf(container: Container): string {
  const look = lookOf(container);
  return STATUS[look]?.(container) ?? look;
}
