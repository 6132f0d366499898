import { expect, test } from 'vitest';
import { LOOK_OUT_MS, offerFerry } from '../../../client/app/ferry.ts';
import { FERRY_PIER } from '../../../client/city/props/harbourRules.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { heldClock } from '../../support/heldClock.ts';
import { aHost } from '../../support/records.ts';
import { greetedAs } from '../../support/rights.ts';

test('whoever comes to a pier is offered a ferry, and no more when he leaves; nobody hears of anything else', () => {
  const clock = heldClock();
  const world = createWorldStore(clock.now);
  const view = createViewStore(null);
  const pose = { ...FERRY_PIER, y: 3.7, yaw: 0, pitch: 0, fieldOfView: 54 };
  const said = { protocol: PROTOCOL_VERSION, epoch: 'a', revision: 1 };
  world.hello({ ...said, ...greetedAs('admin'), serverVersion: '0' });
  world.snapshot({ ...said, records: [aHost(), aHost({ id: 'host:b', index: 1 })] });
  const heard: (string | null)[] = [];
  view.subscribe(({ ferryTo }) => heard.push(ferryTo));
  offerFerry({ pose, world, view, clock });
  clock.pass(10 * LOOK_OUT_MS);
  pose.x = 0;
  clock.pass(10 * LOOK_OUT_MS);
  expect(heard).toEqual(['host:b', null]);
});
