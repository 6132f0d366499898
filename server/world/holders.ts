import type { ListedContainer } from '../engine/engine.ts';

/** Who holds a plot: project, service and number, or the name where there are none. */
export const holderOf = ({ project, service, number, name, oneOff }: ListedContainer): string =>
  project === '' || oneOff ? `${project}/name/${name}` : `${project}/number/${service}/${String(number)}`;

/**
 * Those who come together settle in the order of service and number, as people would: the largest project nearest to the
 * harbour, those without a project behind all others.
 */
export function inSettlingOrder(settlers: readonly ListedContainer[]): ListedContainer[] {
  const sizes = new Map<string, number>();
  for (const { project } of settlers) sizes.set(project, (sizes.get(project) ?? 0) + 1);
  const sizeOf = ({ project }: ListedContainer) => (project === '' ? 0 : (sizes.get(project) ?? 0));
  return settlers.toSorted((a, b) => sizeOf(b) - sizeOf(a) || compareSettlers(a, b));
}

const compareSettlers = (a: ListedContainer, b: ListedContainer): number =>
  compareText(a.project, b.project) ||
  compareText(a.service, b.service) ||
  a.number - b.number ||
  compareText(a.name, b.name);

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
