import { isAlarming, type Container } from '../../shared/records.ts';

const NOT_FOUND = 0;

/** The best first; a tie keeps the alarming ones before the others, then the order of names. */
export function searchContainers(
  containers: readonly Container[],
  text: string,
  limit: number,
): readonly Container[] {
  return containers
    .map((container) => ({ container, score: scoreOf(container, text) }))
    .filter(({ score }) => score > NOT_FOUND)
    .toSorted((a, b) => b.score - a.score || compareTies(a.container, b.container))
    .slice(0, limit)
    .map(({ container }) => container);
}

/** Whether every word stands somewhere in its name, project, service, image or state. */
export const matches = (container: Container, text: string): boolean => scoreOf(container, text) > NOT_FOUND;

/** Why nothing is found among so many. */
export const nothingFound = (count: number): string =>
  count === 0 ? 'No container is known here.' : 'No container matches.';

function scoreOf(container: Container, text: string): number {
  let score = 1;
  for (const word of text.toLowerCase().split(/\s+/).filter(Boolean)) {
    const found = scoreWord(container, word);
    if (found === NOT_FOUND) return NOT_FOUND;
    score += found;
  }
  return score;
}

function scoreWord(container: Container, word: string): number {
  const name = container.name.toLowerCase();
  if (name === word) return 100;
  if (name.startsWith(word)) return 40;
  if (name.includes(word)) return 20;
  if (container.service.toLowerCase().includes(word)) return 12;
  if (container.project.toLowerCase().includes(word)) return 8;
  if (container.image.toLowerCase().includes(word)) return 6;
  return [container.state, container.health].some((state) => state.startsWith(word)) ? 4 : NOT_FOUND;
}

const collator = new Intl.Collator('en', { numeric: true });

const compareTies = (a: Container, b: Container): number =>
  Number(isAlarming(b)) - Number(isAlarming(a)) || collator.compare(a.name, b.name);
