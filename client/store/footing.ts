import { whyNot, type ContainerAction, type Standing } from '../../shared/actions.ts';
import type { Container, HostId, WorldRecord } from '../../shared/records.ts';
import type { WorldState } from './worldStore.ts';

/** What decides, beside the container itself, whether anything can be asked of it. */
export interface Footing {
  readonly rights: Standing;
  /** Why nothing can be asked of its engine now; null while it answers. */
  readonly away: string | null;
}

type Seen = Pick<WorldState, 'connection' | 'records' | 'signedOut'>;

/** With what the proxy before this host refuses. */
export const standingAt = (rights: Standing, host: WorldRecord | undefined): Standing =>
  host?.type === 'host' && host.refused !== undefined ? { ...rights, refused: host.refused } : rights;

/** Why nothing can be asked of this host now, as a sentence for people; null while it answers. */
export function whyAway({ connection, records, signedOut }: Seen, host: HostId) {
  if (signedOut !== null) return 'you are signed out';
  if (connection !== 'live') return 'the server does not answer now';
  const record = records.get(host);
  if (record?.type === 'host' && record.state === 'live') return null;
  return 'the engine does not answer now';
}

/** The one rule for the aim line, the list, the panel, the dialogs and the wish itself; null when it may be asked. */
export const whyNotNow = (container: Container, action: ContainerAction, { rights, away }: Footing) =>
  away ?? whyNot(container, action, rights);

/** The same, but that the container runs is no reason: a dialog can force. */
export const whyNotEvenByForce = (container: Container, footing: Footing): string | null =>
  container.state === 'removing'
    ? whyNotNow(container, 'remove', footing)
    : whyNotNow({ ...container, state: 'exited' }, 'remove', footing);
