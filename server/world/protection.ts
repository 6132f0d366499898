import type { Protection } from '../../shared/records.ts';
import type { ListedContainer } from '../engine/engine.ts';

/** Which containers nobody may act on, whatever their labels say. */
export interface ProtectionRules {
  /** Whether we run in it ourselves. */
  readonly isOwn: (engineId: string) => boolean;
  /** Whether the configuration names it. */
  readonly isNamed: (name: string) => boolean;
  /** We run in a container, and nothing says in which. */
  readonly cannotTell: boolean;
}

export const NO_RULES: ProtectionRules = { isOwn: () => false, isNamed: () => false, cannotTell: false };

/** The Compose project that we run in; '' where there is none. */
export function ownProjectIn(listed: Iterable<ListedContainer>, { isOwn }: ProtectionRules): string {
  for (const { engineId, composeProject } of listed) if (isOwn(engineId)) return composeProject;
  return '';
}

/** The strongest first; null where none of the rules speaks of it. */
export function protectionOf(
  { engineId, name, composeProject, isTask }: ListedContainer,
  rules: ProtectionRules,
  ownProject: string,
): Protection | null {
  if (rules.isOwn(engineId)) return 'own';
  if (ownProject !== '' && composeProject === ownProject) return 'project';
  if (rules.isNamed(name)) return 'name';
  if (isTask) return 'task';
  return rules.cannotTell ? 'unsure' : null;
}
