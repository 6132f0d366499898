import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nothingFound, searchContainers } from '../../../client/hud/searchRecords.ts';
import { aContainer } from '../../support/records.ts';

const containers = [
  aContainer(1, { name: 'shop-web-1', image: 'nginx:1.27' }),
  aContainer(2, { name: 'web', image: 'caddy:2', project: '', service: '' }),
  aContainer(3, { name: 'shop-cache-1', image: 'redis:7', service: 'cache', state: 'exited', exitCode: 1 }),
  aContainer(4, { name: 'webhook', image: 'node:22', project: 'mail', service: 'hook', health: 'unhealthy' }),
];
const found = (text: string) => searchContainers(containers, text, 10).map(({ name }) => name);

test('the whole name comes first, then its beginning, then any part', () => {
  expect(found('web')).toEqual(['web', 'webhook', 'shop-web-1']);
});

test('every word has to be found, in whatever order', () => {
  expect(found('cache shop')).toEqual(['shop-cache-1']);
  expect(found('redis mail')).toEqual([]);
});

test('image, project, state and health are found', () => {
  expect([found('nginx'), found('mail'), found('exited'), found('unhealthy')]).toEqual([
    ...[['shop-web-1'], ['webhook'], ['shop-cache-1'], ['webhook']],
  ]);
});

test('without a word everything is found, the alarming first', () => {
  expect(found('  ')).toEqual(['shop-cache-1', 'webhook', 'shop-web-1', 'web']);
});

test('no text breaks it, and never more than the limit is found', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(5), (text, limit) => {
      expect(searchContainers(containers, text, limit).length).toBeLessThanOrEqual(limit);
    }),
  );
});

test('an empty town was said to lack a name that nobody had typed; now it is told from one where nothing matches', () => {
  expect([nothingFound(0), nothingFound(3)]).toEqual([
    ...['No container is known here.', 'No container matches.'],
  ]);
});
