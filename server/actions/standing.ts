import type { Standing } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import type { Asker } from '../access/asker.ts';
import type { Parts } from './ask.ts';

/** What this asker may, what nobody may now, and what a proxy before the container's engine refuses whoever asks. */
export function standingOf({ world, restraints }: Parts, { host }: Container, { rights }: Asker): Standing {
  const record = world.map.get(host);
  const refused = record?.type === 'host' ? record.refused : undefined;
  return { ...rights, restraints: restraints(), ...(refused && { refused }) };
}
