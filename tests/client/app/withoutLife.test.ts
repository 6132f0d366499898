import { expect, test } from 'vitest';
import { withoutLife } from '../../../client/app/showWorld.ts';
import { hostId } from '../../../shared/records.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';

test('while the server is away no host is shown as live, and nothing else is touched', () => {
  const [live, container] = [aHost(), aContainer(1)];
  const away = aHost({ id: hostId('other'), index: 1, state: 'unreachable' });
  const shown = withoutLife(recordMap([live, away, container]));
  expect([...shown.values()]).toEqual([{ ...live, state: 'stale' }, away, container]);
  expect(shown.get(container.id)).toBe(container);
});
