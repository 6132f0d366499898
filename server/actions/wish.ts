import type { AuditDeed, AuditVerb } from '../../shared/audit.ts';
import type { Intent } from '../../shared/intents.ts';
import type { Container, ContainerId } from '../../shared/records.ts';
import type { Asker } from '../access/asker.ts';
import type { World } from '../world/world.ts';

export type ContainerIntent = Extract<Intent, { readonly container: ContainerId }>;

/** One thing that somebody wants, from its arrival to its result. */
export interface Wish {
  readonly asker: Asker;
  readonly deed: AuditDeed;
  /** Its intent stands in the audit, so what comes of it is no denial. */
  isIntended: boolean;
}

/** With the names as they are now: an id says nothing to who reads it in a year. */
export function wishOf(world: World, intent: ContainerIntent, asker: Asker): Wish {
  const container = world.container(intent.container);
  return {
    asker,
    deed: {
      ...deedOf(world, verbOf(intent), container),
      container: intent.container,
      force: isForced(intent),
    },
    isIntended: false,
  };
}

function deedOf({ map }: World, verb: AuditVerb, container: Container | undefined): AuditDeed {
  const host = container === undefined ? undefined : map.get(container.host);
  return {
    ...{ verb, force: false, container: '', name: container?.name ?? '', host: host?.id ?? '' },
    hostName: host?.type === 'host' ? host.name : '',
  };
}

export const switchDeed = (verb: 'hold' | 'release'): AuditDeed => ({
  ...{ verb, force: false, container: '', name: '', host: '', hostName: '' },
});

const verbOf = (intent: ContainerIntent): AuditVerb => (intent.kind === 'act' ? intent.action : intent.kind);
const isForced = (intent: ContainerIntent): boolean => intent.kind === 'remove' && intent.force;
