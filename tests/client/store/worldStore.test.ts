import { expect, test } from 'vitest';
import type { FeedItem } from '../../../shared/feed.ts';
import type { Hello } from '../../../shared/hello.ts';
import type { Snapshot } from '../../../shared/patch.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { createWorldStore, FEED_MAX } from '../../../client/store/worldStore.ts';
import { heldClock } from '../../support/heldClock.ts';
import { whyNot } from '../../../shared/actions.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';
import { ADMIN, greetedAs } from '../../support/rights.ts';

const hello: Hello = {
  protocol: PROTOCOL_VERSION,
  epoch: 'e',
  revision: 3,
  ...greetedAs('admin'),
  serverVersion: '1',
};
const records = [aHost(), aContainer(1)];
const snapshot: Snapshot = { protocol: PROTOCOL_VERSION, epoch: 'e', revision: 3, records };

const startedStore = () => {
  const clock = heldClock(0);
  return { clock, world: createWorldStore(clock.now) };
};

test('the connection is live only once greeted and complete, and tells since when', () => {
  const { clock, world } = startedStore();
  clock.pass(10);
  world.hello(hello);
  expect(world.getState()).toMatchObject({ connection: 'connecting', connectionSince: 0, rights: ADMIN });
  clock.pass(10);
  world.snapshot(snapshot);
  expect(world.getState()).toMatchObject({
    ...{ connection: 'live', connectionSince: 20, records: recordMap(records) },
  });
});

test('a gap ends live until the next snapshot', () => {
  const { world } = startedStore();
  world.hello(hello);
  world.snapshot(snapshot);
  world.patch({ epoch: 'e', previous: 7, revision: 8, put: [], remove: [] });
  expect(world.getState().connection).toBe('connecting');
  world.snapshot({ ...snapshot, revision: 8 });
  expect(world.getState()).toMatchObject({ connection: 'live', revision: 8 });
});

test('a loss keeps the records, with the reason that the server gave', () => {
  const { clock, world } = startedStore();
  world.hello(hello);
  world.snapshot(snapshot);
  clock.pass(500);
  world.bye('the server ends');
  clock.pass(500);
  world.lost();
  expect(world.getState()).toMatchObject({
    ...{
      connection: 'lost',
      connectionSince: 500,
      byeReason: 'the server ends',
      records: recordMap(records),
    },
  });
  world.hello(hello);
  expect(world.getState()).toMatchObject({ connection: 'live', connectionSince: 1_000, byeReason: null });
});

test('a server that never answered is lost, not connecting for ever', () => {
  const { world } = startedStore();
  world.lost();
  expect(world.getState().connection).toBe('lost');
});

test('a server of another version is never live', () => {
  const { world } = startedStore();
  world.hello({ ...hello, protocol: PROTOCOL_VERSION + 1 });
  world.snapshot(snapshot);
  expect(world.getState()).toMatchObject({ connection: 'connecting', protocolMismatch: true });
});

test('the feed keeps the newest items', () => {
  const { world } = startedStore();
  const item = (time: number): FeedItem => ({
    ...{ time, host: aHost().id, container: aContainer(1).id, name: 'web', action: 'start', detail: '' },
  });
  world.addFeed(Array.from({ length: FEED_MAX }, (_, i) => item(i)));
  world.addFeed([item(999)]);
  const { feed } = world.getState();
  expect([feed.length, feed[0]?.time, feed.at(-1)?.time]).toEqual([FEED_MAX, 1, 999]);
});

test('what nobody may now chains every switch until it is released, and a new greeting says it anew', () => {
  const { world } = startedStore();
  const why = () => whyNot(aContainer(1), 'stop', world.getState().rights);
  world.hello(hello);
  world.restrain({ all: 'all actions are held', destructive: null });
  expect(why()).toBe('all actions are held');
  world.hello(hello);
  expect(why()).toBeNull();
  world.restrain({ all: null, destructive: 'the audit cannot be written' });
  expect([why(), whyNot(aContainer(1), 'pause', world.getState().rights)]).toEqual([
    'the audit cannot be written',
    null,
  ]);
});
