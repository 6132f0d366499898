import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHETYPES } from '../../../../shared/archetypes.ts';
import { allSizes } from '../../../../client/city/blueprints/blueprint.ts';
import { createIsland, type Island } from '../../../../client/city/island/island.ts';
import { QUAY_EDGE } from '../../../../client/city/island/town.ts';
import { placeProps } from '../../../../client/city/props/placement.ts';
import type { PropPlacement } from '../../../../client/city/props/placing.ts';
import { parcelAt, plotAt, PLOT_SIZE } from '../../../../shared/plots.ts';

const PARCELS = [0, 1, 2, 3, 5, 8, 9];
const SEED = 4;
const AFLOAT = new Set(['ship', 'boat', 'pier']);
const CARRIAGEWAYS = new Set(['street', 'avenue', 'stairs']);

let island: Island;
let props: readonly PropPlacement[];
beforeAll(() => {
  island = createIsland(PARCELS, SEED);
  props = placeProps(island, PARCELS, SEED);
});

describe('props', () => {
  it('stand where they stood at the last visit', () => {
    expect(placeProps(createIsland(PARCELS, SEED), [...PARCELS].reverse(), SEED)).toEqual(props);
  });

  it('never stand on a carriageway, but for gates that span it', () => {
    const onWay = props.filter(
      ({ kind, x, z }) => !kind.startsWith('gate') && CARRIAGEWAYS.has(island.coverAt(x, z)),
    );
    expect(onWay).toEqual([]);
  });

  it('stand on the ground, or float', () => {
    const wrong = props.filter(({ kind, x, y, z }) => {
      if (AFLOAT.has(kind)) return z < QUAY_EDGE || y > 0;
      return kind.startsWith('gate')
        ? island.groundAt(x, z - 1) !== y
        : Math.abs(island.groundAt(x, z) - y) > 0.7;
    });
    expect(wrong).toEqual([]);
  });

  it('include one gate for each parcel, at the southern end of its street', () => {
    const gates = props.filter(({ kind }) => kind.startsWith('gate'));
    expect(gates.map(({ kind, parcel, x }) => ({ kind, parcel, x }))).toEqual(
      PARCELS.map((parcel) => ({
        kind: parcelAt(parcel).column === 0 ? 'gate8' : 'gate5',
        parcel,
        x: parcelAt(parcel).x,
      })),
    );
  });

  it('leave a way of two blocks to every door', () => {
    const doors = PARCELS.flatMap((parcel) => Array.from({ length: 8 }, (_, i) => plotAt(parcel * 8 + i)));
    const blocked = doors.filter(({ x, z, turns }) => {
      const ahead = turns === 1 ? 1 : -1;
      return props.some((prop) => {
        const [forward, aside] = [(prop.x - x) * ahead, Math.abs(prop.z - z)];
        return aside < 1 && forward > 3 && forward < PLOT_SIZE / 2 + 2;
      });
    });
    expect(blocked).toEqual([]);
  });

  it('leave the path from the street to the door free, whatever house stands on the plot', () => {
    const doors = new Set(ARCHETYPES.flatMap(allSizes).map(({ door }) => door.x - PLOT_SIZE / 2));
    const plots = PARCELS.flatMap((parcel) => Array.from({ length: 8 }, (_, i) => plotAt(parcel * 8 + i)));
    const onPaths = plots.flatMap(({ x, z, turns }) => {
      const ahead = turns === 1 ? 1 : -1;
      const near = props.filter(({ x: at }) => (at - x) * ahead > 4.5 && (at - x) * ahead < PLOT_SIZE / 2);
      return near.filter(({ z: at }) => [...doors].some((door) => Math.abs(at - (z - ahead * door)) < 1.2));
    });
    expect(onPaths).toEqual([]);
  });

  it('never put two lamps on one spot', () => {
    const spots = props.filter(({ kind }) => kind === 'lamp').map(({ x, z }) => `${x} ${z}`);
    expect(new Set(spots).size).toBe(spots.length);
  });

  it('light the way at least every 14 blocks from the quay to the square', () => {
    const lamps = props.filter(({ kind, x }) => kind === 'lamp' && Math.abs(x) < 9).map(({ z }) => z);
    const sorted = [...lamps, 15, QUAY_EDGE].sort((a, b) => a - b).filter((z) => z >= 15);
    const gaps = sorted.slice(1).map((z, i) => z - (sorted[i] ?? z));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(27);
  });

  it('frame the court without closing the lane', () => {
    const inLane = props.filter(
      ({ kind, x, z }) => kind !== 'bollard' && Math.abs(x) < 3.9 && z > QUAY_EDGE - 27 && z < QUAY_EDGE,
    );
    expect(inLane).toEqual([]);
  });
});
