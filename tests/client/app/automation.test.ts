import { expect, test } from 'vitest';
import { createEarlyAutomation, type CratecraftAutomation } from '../../../client/app/automation.ts';
import { createPendingStore } from '../../../client/store/pendingStore.ts';
import { createStatsStore } from '../../../client/store/statsStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { aContainer, aHost } from '../../support/records.ts';
import { applyDiff } from '../../../shared/diff.ts';

function early() {
  const clock = { now: () => 0, after: () => () => undefined };
  const world = createWorldStore(clock.now);
  const stores = { world, pending: createPendingStore(clock), stats: createStatsStore(), now: clock.now };
  const went: string[] = [];
  let arrive: (town: CratecraftAutomation) => void = () => undefined;
  const town = new Promise<CratecraftAutomation>((resolve) => (arrive = resolve));
  const automation = createEarlyAutomation(stores, town);
  const goTo = (name: string) => Promise.resolve(void went.push(name));
  return { automation, world, went, arrive: () => arrive({ ...automation, goTo, ready: Promise.resolve() }) };
}

test('while there is no scene the world can be read, and who wants to go somewhere goes when there is one', async () => {
  const { automation, world, went, arrive } = early();
  const records = applyDiff(new Map(), { put: [aHost(), aContainer(1)], remove: [] });
  world.setState({ records });
  expect(automation.world().containers).toHaveLength(1);
  expect(() => automation.measure()).toThrow('wait for ready');
  const arrived = automation.goTo('web');
  expect(went).toEqual([]);
  arrive();
  await Promise.all([arrived, automation.ready]);
  expect(went).toEqual(['web']);
});
