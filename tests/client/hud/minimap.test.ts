import { describe, expect, it } from 'vitest';
import { centreOf, markAt } from '../../../client/hud/drawMinimap.ts';
import { createMinimapPlanner } from '../../../client/hud/minimapPlan.ts';
import { ISLAND_PITCH, plotAt } from '../../../shared/plots.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../../support/records.ts';

const BUILT = { minX: -200, maxX: 200, minZ: -300, maxZ: 200 };

const planMinimap = createMinimapPlanner();

describe('the plan of the minimap', () => {
  const far = aHost({ id: 'host:far', index: 1 });
  const records = recordMap([
    ...[aHost(), far, aDistrict()],
    aContainer(1, { plot: 3, state: 'exited', exitCode: 1 }),
    aContainer(2, { plot: null }),
    aContainer(3, { id: 'container:far/3', host: far.id, plot: 0 }),
  ]);

  it('marks each building of the nearest island at its plot, in the tone of its state', () => {
    const { x, z } = plotAt(3);
    const { id, name } = aContainer();
    expect(planMinimap(records, 100)?.marks).toEqual([{ id, name, x, z, tone: 'alarm', isAlarm: true }]);
  });

  it('one that restarts is counted as an alarm, and stood among those that only wait: it is marked as one, in its own colour', () => {
    const restarting = recordMap([aHost(), aDistrict(), aContainer(1, { plot: 3, state: 'restarting' })]);
    expect(planMinimap(restarting, 0)?.marks).toMatchObject([{ tone: 'waiting', isAlarm: true }]);
  });

  it('is that of the other island for whoever stands nearer to it', () => {
    const plan = planMinimap(records, ISLAND_PITCH - 100);
    expect([plan?.host, plan?.islandX, plan?.marks.map(({ id }) => id)]).toEqual([
      ...[far.id, ISLAND_PITCH, ['container:far/3']],
    ]);
  });

  it('is null in an empty sea', () => {
    expect(planMinimap(recordMap([]), 0)).toBeNull();
  });
});

describe('centreOf', () => {
  it.each([
    ['follows the visitor in the town', { x: 10, z: -20 }, { x: 10, z: -20 }],
    ['stops 12 blocks from the eastern and southern edge', { x: 400, z: 400 }, { x: 137, z: 137 }],
    ['stops 12 blocks from the western and northern edge', { x: -400, z: -400 }, { x: -137, z: -237 }],
  ])('%s', (_fact, from, centre) => {
    expect(centreOf({ built: BUILT }, from)).toEqual(centre);
  });

  it('rests in the middle of a town that is smaller than the minimap', () => {
    const built = { minX: -30, maxX: 50, minZ: 0, maxZ: 100 };
    expect(centreOf({ built }, { x: 45, z: 3 })).toEqual({ x: 10, z: 50 });
  });
});

describe('markAt', () => {
  const mark = { id: 'container:a/1', name: 'a', x: 20, z: 10, tone: 'running', isAlarm: false } as const;
  const plan = { host: aHost().id, islandX: 0, built: BUILT, land: [], ways: [], marks: [mark] };
  const pixel = (blocks: number) => 76 + (blocks * 152) / 150;

  it.each([
    [9, mark],
    [9.1, null],
  ])('%s blocks beside a building', (blocks, found) => {
    const point = { x: pixel(20 + blocks), y: pixel(10) };
    expect(markAt({ plan, centre: { x: 0, z: 0 } }, point)).toEqual(found);
  });
});
