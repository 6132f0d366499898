import { describe, expect, it } from 'vitest';
import { centreOf, drawMinimap, markAt, MINIMAP_PX } from '../../../client/hud/drawMinimap.ts';
import { createMinimapPlanner, type Mark } from '../../../client/hud/minimapPlan.ts';
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

describe('drawMinimap', () => {
  const colours = {
    ...{ running: 'green', waiting: 'amber', alarm: 'red', frozen: 'blue', planned: 'pale', stopped: 'grey' },
  };

  /** The colours of what is filled, in that order, and where the first line of each outline begins. */
  function drawn(marks: readonly Mark[]) {
    const filled: string[] = [];
    const tops: (readonly [number, number])[] = [];
    let isNew = false;
    const nothing = () => undefined;
    const context = {
      ...{ fillStyle: '', strokeStyle: '', lineWidth: 0, clearRect: nothing, stroke: nothing, arc: nothing },
      ...{ save: nothing, restore: nothing, translate: nothing, rotate: nothing, closePath: nothing },
      fill: () => void filled.push(context.fillStyle),
      fillRect: () => void filled.push(context.fillStyle),
      beginPath: () => {
        isNew = true;
      },
      lineTo: (x: number, y: number) => {
        if (isNew) tops.push([x, y]);
        isNew = false;
      },
    };
    const plan = { host: aHost().id, islandX: 0, built: BUILT, land: [], ways: [], marks };
    const sight = { plan, centre: { x: 0, z: 0 }, from: { x: 0, z: 0, yaw: 0 }, colours };
    drawMinimap(context as unknown as CanvasRenderingContext2D, sight);
    return { filled, tops };
  }
  const alarm: Mark = { ...{ id: 'container:a/1', name: 'a', x: 0, z: 0 }, tone: 'alarm', isAlarm: true };
  const house: Mark = { ...alarm, id: 'container:a/2', tone: 'running', isAlarm: false };

  it('draws an alarm above every house, and the visitor above all', () => {
    expect(drawn([alarm, house]).filled).toEqual(['green', 'red', '#ffffff']);
  });

  it('shows an alarm beyond the edge on the edge, smaller, and a house there not at all', () => {
    const { filled, tops } = drawn([
      { ...alarm, x: 500 },
      { ...house, x: 500 },
    ]);
    expect(filled).toEqual(['red', '#ffffff']);
    expect(tops[0]).toEqual([MINIMAP_PX - 6, MINIMAP_PX / 2 - 3.5]);
    expect(drawn([alarm]).tops[0]).toEqual([MINIMAP_PX / 2, MINIMAP_PX / 2 - 5.5]);
  });
});
