import { expect, test } from 'vitest';
import { fingerprintOf, lossesOf } from '../../../server/actions/losses.ts';
import type { ContainerDetails } from '../../../server/engine/engine.ts';
import { aContainer, engineId } from '../../support/records.ts';
import { someDetails } from '../world/support/listed.ts';

const stopped = aContainer(1, { state: 'exited' });
const losses = (change: Partial<ContainerDetails>, container = stopped) =>
  lossesOf(container, someDetails(engineId(1), change));
const mount = (kind: 'volume' | 'bind' | 'other', source: string, target = '/data') => ({
  kind,
  source,
  target,
});

test('what would be lost, what stays, and who makes it anew', () => {
  const nameless = 'ab12'.repeat(16);
  const mounts = [
    mount('volume', 'shop-data'),
    mount('bind', '/srv'),
    mount('volume', nameless, '/cache'),
    mount('other', '', '/tmp'),
  ];
  const all = { mounts, restartPolicy: 'always', ports: ['8080 → 80/tcp'], composeProject: 'shop' };
  expect(losses(all, aContainer(1))).toEqual([
    'shop-web-1 is running and would be killed.',
    'Files that it wrote outside its mounts are lost.',
    'Its restart policy "always" goes with it.',
    'What is in memory at /tmp is lost.',
    'These stay: shop-data, /srv.',
    'Volumes without a name stay too, but nothing will lead to them: ab12ab12ab12 of /cache.',
    'It publishes no more: 8080 → 80/tcp.',
    'It is of the Compose project shop: `docker compose up` makes it anew.',
  ]);
  expect(losses({})).toEqual(['Files that it wrote outside its mounts are lost.']);
});

test('of many the first eight are named', () => {
  const ports = Array.from({ length: 10 }, (_, i) => `${i} → 80/tcp`);
  expect(losses({ ports: ports.slice(0, 8) })[1]).not.toContain(' and ');
  expect(losses({ ports: ports.slice(0, 9) })[1]).toMatch(/7 → 80\/tcp and 1 more\.$/);
});

test('whatever is different makes another fingerprint', () => {
  const details = someDetails(engineId(1));
  const prints = [
    fingerprintOf(stopped, details),
    fingerprintOf({ ...stopped, name: 'other' }, details),
    fingerprintOf({ ...stopped, image: 'other' }, details),
    fingerprintOf({ ...stopped, state: 'dead' }, details),
    ...(
      [
        { exitCode: 1 },
        { startedAt: 1 },
        { restartCount: 7 },
        { restartPolicy: 'always' },
        { mounts: [mount('bind', '/srv')] },
        { ports: ['1 → 1/tcp'] },
      ] as const
    ).map((change) => fingerprintOf(stopped, { ...details, ...change })),
  ];
  expect(new Set(prints).size).toBe(prints.length);
});
