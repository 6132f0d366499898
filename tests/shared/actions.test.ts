import { describe, expect, test } from 'vitest';
import {
  allowedActions,
  CONTAINER_ACTIONS,
  iceAction,
  isReadOnly,
  leverAction,
  whyNot,
} from '../../shared/actions.ts';
import { CONTAINER_STATES, PROTECTIONS, type Protection } from '../../shared/records.ts';
import { NO_OPT_INS, READ_ONLY, rightsOf, type Role } from '../../shared/roles.ts';
import { aContainer } from '../support/records.ts';
import { ADMIN, ALL_RIGHTS, KIOSK, OPERATOR, VIEWER } from '../support/rights.ts';

describe('whyNot', () => {
  test('lets an admin do exactly what the state allows', () => {
    for (const state of CONTAINER_STATES) {
      const may = CONTAINER_ACTIONS.filter(
        (action) => whyNot(aContainer(1, { state }), action, ADMIN) === null,
      );
      expect(new Set(may)).toEqual(new Set(allowedActions(state)));
    }
  });

  test('lets kiosk and viewer do nothing, and an operator neither kill nor remove', () => {
    const may = ALL_RIGHTS.map((rights) =>
      CONTAINER_STATES.flatMap((state) =>
        CONTAINER_ACTIONS.filter((action) => whyNot(aContainer(1, { state }), action, rights) === null),
      ),
    );
    expect(may[0]).toEqual([]);
    expect(may[1]).toEqual([]);
    expect(new Set(may[2])).toEqual(new Set(['start', 'stop', 'restart', 'pause', 'unpause']));
  });

  test('tells a visitor who may only look so, and no more of the town than that', () => {
    const sentences = [VIEWER, KIOSK].map((rights) => whyNot(aContainer(1), 'stop', rights));
    expect(sentences).toEqual([READ_ONLY, READ_ONLY]);
    expect(whyNot(aContainer(1), 'kill', OPERATOR)).toBe(
      'in this town you may start, stop and pause, but not kill',
    );
    expect(ALL_RIGHTS.filter(isReadOnly)).toEqual([KIOSK, VIEWER]);
  });

  test('a viewer of a town in which others may act heard that it is read-only: it is the role that may not', () => {
    const why = (role: Role, most: Role) => whyNot(aContainer(1), 'stop', rightsOf(role, NO_OPT_INS, most));
    expect([why('viewer', 'admin'), why('kiosk', 'operator')]).toEqual([
      'the role viewer may look, but not act',
      'the role kiosk may look, but not act',
    ]);
    expect([why('viewer', 'viewer'), why('kiosk', 'viewer')]).toEqual([READ_ONLY, READ_ONLY]);
    expect(why('operator', 'admin')).toBeNull();
  });

  test('chains every switch of a protected container', () => {
    const container = aContainer(1, { protected: true, name: 'cratecraft' });
    expect(CONTAINER_ACTIONS.map((action) => whyNot(container, action, ADMIN))).toEqual(
      CONTAINER_ACTIONS.map(() => 'cratecraft is protected'),
    );
  });

  test('says by what a container is protected', () => {
    const said = (protection: Protection) =>
      whyNot(aContainer(1, { protected: true, protection, name: 'web' }), 'start', ADMIN);
    expect(PROTECTIONS.map(said)).toEqual([
      'web is protected: this town itself runs in it',
      'web is protected: it is of the Compose project that this town runs in',
      'web is protected by the configuration',
      'web is a task of Swarm: it is acted on through its service',
      'web is protected',
    ]);
  });

  test('labels that claim the plot of another container take no action from it', () => {
    const container = aContainer(1, { plot: null });
    expect(CONTAINER_ACTIONS.filter((action) => whyNot(container, action, ADMIN) === null)).toEqual(
      CONTAINER_ACTIONS.filter((action) => whyNot(aContainer(1), action, ADMIN) === null),
    );
  });

  test('tells the visitor to stop a running container before removing it', () => {
    expect(whyNot(aContainer(1), 'remove', ADMIN)).toBe(
      'shop-web-1 is running: stop it first, then remove it',
    );
  });
});

test('the lever stops what lives, starts what rests, and stands still otherwise', () => {
  expect(Object.fromEntries(CONTAINER_STATES.map((state) => [state, leverAction(state)]))).toEqual({
    created: 'start',
    running: 'stop',
    paused: 'stop',
    restarting: 'stop',
    removing: null,
    exited: 'start',
    dead: null,
  });
});

test('the ice lever thaws what is paused and freezes everything else', () => {
  expect(CONTAINER_STATES.filter((state) => iceAction(state) === 'unpause')).toEqual(['paused']);
});
