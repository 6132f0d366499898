import type { Standing } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import type { Asker } from '../access/asker.ts';
import type { World } from '../world/world.ts';

/** What this asker may, and what a proxy before the container's engine refuses whoever asks. */
export function standingOf({ map }: World, { host }: Container, { rights }: Asker): Standing {
  const record = map.get(host);
  return record?.type === 'host' && record.refused !== undefined
    ? { ...rights, refused: record.refused }
    : rights;
}
