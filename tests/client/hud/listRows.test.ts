import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONTAINER_STATES } from '../../../shared/records.ts';
import {
  actionChoices,
  blockedReason,
  filterContainers,
  firstOf,
  groupByProject,
} from '../../../client/hud/listRows.ts';
import { manyContainers } from '../../support/hud/manyContainers.ts';
import { aContainer } from '../../support/records.ts';
import { ADMIN, OPERATOR, VIEWER } from '../../support/rights.ts';

const admin = { rights: ADMIN, away: null } as const;

test('containers stand by project, numbers in their own order, and the commons last', () => {
  const groups = groupByProject([
    aContainer(1, { project: '', name: 'alone' }),
    aContainer(2, { project: 'shop', name: 'web-10' }),
    aContainer(3, { project: 'shop', name: 'web-9' }),
    aContainer(4, { project: 'mail', name: 'smtp' }),
  ]);
  expect(groups.map(({ project, containers }) => [project, containers.map(({ name }) => name)])).toEqual([
    ['mail', ['smtp']],
    ['shop', ['web-9', 'web-10']],
    ['', ['alone']],
  ]);
});

test('a page holds exactly as many containers as asked, in the order of all', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (total, count) => {
      const groups = groupByProject(manyContainers(total));
      const all = groups.flatMap(({ containers }) => containers);
      const shown = firstOf(groups, count);
      expect(shown.flatMap(({ containers }) => containers)).toEqual(all.slice(0, count));
      expect(shown.every(({ containers }) => containers.length > 0)).toBe(true);
    }),
  );
});

test('filters look at the state, words at everything that names the container', () => {
  const containers = manyContainers(40);
  const alarms = filterContainers(containers, 'alarm', 'shop redis');
  expect(alarms.map(({ name, state }) => [name, state])).toEqual([
    ['shop-cache-1', 'running'],
    ['shop-cache-3', 'exited'],
  ]);
});

test('an admin can do what the state allows, and remove by force', () => {
  const actions = (state: (typeof CONTAINER_STATES)[number]) =>
    actionChoices(aContainer(1, { state }), admin).map(({ action }) => action);
  expect(actions('running')).toEqual(['stop', 'restart', 'pause', 'kill', 'remove']);
  expect(actions('exited')).toEqual(['start', 'restart', 'remove']);
  expect(actions('removing')).toEqual([]);
});

test('where nothing can be done, the row says why instead', () => {
  for (const state of CONTAINER_STATES.filter((each) => each !== 'removing')) {
    const container = aContainer(1, { state, protected: true });
    expect(blockedReason(actionChoices(container, admin))).toBe('shop-web-1 is protected');
  }
  expect(blockedReason(actionChoices(aContainer(1), { rights: OPERATOR, away: null }))).toBeNull();
  expect(blockedReason(actionChoices(aContainer(1), { rights: VIEWER, away: null }))).toBe(
    'in this town you may look, but not act',
  );
});

test('every button was usable while the engine was away; now each is chained, with the reason', () => {
  const away = 'the engine does not answer now';
  const choices = actionChoices(aContainer(1), { rights: ADMIN, away });
  expect(choices).toEqual(
    (['stop', 'restart', 'pause', 'kill', 'remove'] as const).map((action) => ({ action, reason: away })),
  );
});
