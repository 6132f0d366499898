import { expect, test } from 'vitest';
import { tellLookingOnce } from '../../../client/hud/tellLooking.ts';
import { createNoticeStore } from '../../../client/store/noticeStore.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import type { Role } from '../../../shared/roles.ts';
import { aHost } from '../../support/records.ts';
import { greetedAs } from '../../support/rights.ts';

const AT = { protocol: PROTOCOL_VERSION, epoch: 'a', revision: 1 };

const opened = () => {
  const world = createWorldStore(() => 0);
  const view = createViewStore(null);
  const notices = createNoticeStore({ now: () => 0, after: () => () => undefined });
  tellLookingOnce({ world, view, notices });
  view.setScene({ phase: 'ready' });
  return {
    greet: (role: Role) => world.hello({ ...AT, ...greetedAs(role), serverVersion: '0' }),
    fetch: () => world.snapshot({ ...AT, records: [aHost()] }),
    told: () => notices.getState().notices.map(({ text }) => text),
  };
};

test('an admin whose snapshot came before the greeting was told that no lever could be pulled', () => {
  const { greet, fetch, told } = opened();
  fetch();
  expect(told()).toEqual([]);
  greet('admin');
  expect(told()).toEqual([]);
});

test('a viewer is told once, whichever came first', () => {
  const { greet, fetch, told } = opened();
  fetch();
  greet('viewer');
  greet('viewer');
  expect(told()).toEqual(['This town is read-only: walk and look around, no lever can be pulled.']);
});
