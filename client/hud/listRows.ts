import { allowedActions, type ContainerAction } from '../../shared/actions.ts';
import { isAlarming, isRunning, isStopped, type Container } from '../../shared/records.ts';
import { whyNotEvenByForce, whyNotNow, type Footing } from '../store/footing.ts';
import { matches } from './searchRecords.ts';

export const FILTERS = ['all', 'running', 'stopped', 'alarm'] as const;
export type Filter = (typeof FILTERS)[number];

export interface ListGroup {
  /** '' = containers without a project. */
  readonly project: string;
  readonly containers: readonly Container[];
}

const PASSES: Readonly<Record<Filter, (container: Container) => boolean>> = {
  all: () => true,
  running: isRunning,
  stopped: isStopped,
  alarm: isAlarming,
};

export const filterContainers = (
  containers: readonly Container[],
  filter: Filter,
  text: string,
): readonly Container[] =>
  containers.filter((container) => PASSES[filter](container) && matches(container, text));

/** By project, the commons last; in each by name, with numbers in their own order. */
export function groupByProject(containers: readonly Container[]): readonly ListGroup[] {
  const groups = new Map<string, Container[]>();
  for (const container of containers) {
    const members = groups.get(container.project);
    if (members === undefined) groups.set(container.project, [container]);
    else members.push(container);
  }
  return [...groups]
    .map(([project, members]) => ({ project, containers: members.toSorted(byName) }))
    .toSorted((a, b) => byProject(a.project, b.project));
}

/** The first `count` containers, and no empty groups. */
export function firstOf(groups: readonly ListGroup[], count: number): readonly ListGroup[] {
  let left = count;
  const shown: ListGroup[] = [];
  for (const { project, containers } of groups) {
    if (left <= 0) break;
    shown.push({ project, containers: containers.slice(0, left) });
    left -= containers.length;
  }
  return shown;
}

/** A button of a container's row; with a reason it is shown, but cannot be used. */
export interface ActionChoice {
  readonly action: ContainerAction;
  readonly reason: string | null;
}

/** What the state allows, and removing, which a dialog can force. */
export function actionChoices(container: Container, footing: Footing): readonly ActionChoice[] {
  const plain = allowedActions(container.state).filter((action) => action !== 'remove');
  const choices = plain.map((action) => ({ action, reason: whyNotNow(container, action, footing) }));
  if (container.state === 'removing') return choices;
  return [...choices, { action: 'remove', reason: whyNotEvenByForce(container, footing) }];
}

/** Why nothing at all can ever be asked of this container; null while there is anything. */
export const blockedReason = (choices: readonly ActionChoice[]): string | null =>
  choices.every(({ reason }) => reason !== null) ? (choices[0]?.reason ?? null) : null;

const collator = new Intl.Collator('en', { numeric: true });
const byName = (a: Container, b: Container): number => collator.compare(a.name, b.name);

function byProject(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return collator.compare(a, b);
}
