import { expect, test } from 'vitest';
import { createShowWorld } from '../../../client/app/showWorld.ts';
import { createPendingStore } from '../../../client/store/pendingStore.ts';
import { createStatsStore } from '../../../client/store/statsStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';

const nothing = () => undefined;

test('the first frame shows a world that was read before it, though its land stands already', () => {
  const clock = { now: () => 0, after: () => nothing };
  const world = createWorldStore(clock.now);
  const stores = { world, pending: createPendingStore(clock), stats: createStatsStore(), now: clock.now };
  const shown: number[] = [];
  const scene = { setPending: nothing, setRefused: nothing, setArmed: nothing };
  const figures = { setStats: nothing, writeSigns: nothing };
  const showWorld = createShowWorld(
    { ...scene, ...figures, sync: (_, next) => shown.push(next.size) },
    stores,
    {
      arrivalAt: () => ({ x: 0, z: 0 }),
      hasLand: () => true,
    },
  );
  world.setState({ records: recordMap([aHost(), aContainer(1)]) });
  showWorld();
  expect(shown).toEqual([2]);
});
