import { expect, test } from 'vitest';
import { CONTAINER_ACTIONS, isDestructive, judge } from '../../../shared/actions.ts';
import { containersOf } from '../../../shared/records.ts';
import { namesOf } from '../../../server/access/namePatterns.ts';
import type { ListedContainer } from '../../../server/engine/engine.ts';
import type { ProtectionRules } from '../../../server/world/protection.ts';
import { createWorld } from '../../../server/world/world.ts';
import { engineId } from '../../support/records.ts';
import { ADMIN } from '../../support/rights.ts';
import { manualClock } from './support/manualClock.ts';
import { memoryEngine } from './support/memoryEngine.ts';
import { memoryStore, silentLog } from './support/memoryStore.ts';

async function town(
  listed: readonly Partial<ListedContainer>[],
  rules: Partial<ProtectionRules>,
  simulated = false,
) {
  const clock = manualClock();
  const engine = memoryEngine(clock);
  for (const [index, change] of listed.entries()) engine.put(index + 1, change);
  const world = createWorld({ epoch: 'e1', clock, store: memoryStore(), log: silentLog, rules });
  world.addHost({ reader: engine.reader, address: engine.reader.address, simulated });
  await clock.advance(1_000);
  const shown = () =>
    containersOf(world.map.records()).map((each) => [each.protected, each.protection ?? null]);
  return { clock, engine, world, shown };
}

const isOwn = (id: string) => id === engineId(1);
const OURS = { composeProject: 'cratecraft', project: 'shown-elsewhere' };

test('we protect what we run in, its Compose project, names of the configuration and tasks of Swarm', async () => {
  const { shown } = await town(
    [
      OURS,
      { ...OURS, name: 'cratecraft-proxy-1' },
      { composeProject: 'shop', project: 'cratecraft' },
      { name: 'db-main' },
      { isTask: true },
      { protected: true },
      { protected: true, isTask: true },
    ],
    { isOwn, isNamed: namesOf(['db-*']) },
  );
  expect(shown()).toEqual([
    [true, 'own'],
    [true, 'project'],
    [false, null],
    [true, 'name'],
    [true, 'task'],
    [true, null],
    [true, 'task'],
  ]);
});

test('a container that joins our project later is protected at once', async () => {
  const { clock, engine, shown } = await town([OURS, {}], { isOwn });
  engine.put(3, OURS);
  await clock.advance(1_000);
  expect(shown()).toEqual([
    [true, 'own'],
    [false, null],
    [true, 'project'],
  ]);
});

test('without a project of our own none is ours', async () => {
  const { shown } = await town([{}, {}], { isOwn });
  expect(shown()).toEqual([
    [true, 'own'],
    [false, null],
  ]);
});

test('in a container that we cannot tell nothing destructive is done, on a simulated engine everything', async () => {
  const { world } = await town([{ state: 'running' }], { cannotTell: true });
  const [container] = containersOf(world.map.records());
  if (container === undefined) throw new Error('not shown');
  const refused = CONTAINER_ACTIONS.filter((action) => judge(container, action, ADMIN)?.code === 'forbidden');
  expect(refused).toEqual(CONTAINER_ACTIONS.filter(isDestructive));
  expect(container.protected).toBe(false);
  const { shown } = await town([{}], { cannotTell: true }, true);
  expect(shown()).toEqual([[false, null]]);
});
