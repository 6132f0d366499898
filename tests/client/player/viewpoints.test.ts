import { describe, expect, test } from 'vitest';
import { parcelAt, rowLevel } from '../../../shared/plots.ts';
import type { Point } from '../../../client/city/parts.ts';
import { LIGHTHOUSE_HEIGHT } from '../../../client/city/props/lighthouse.ts';
import { frontOfPlot } from '../../../client/player/front.ts';
import { viewpointOf, VIEWPOINTS, type Sights } from '../../../client/player/viewpoints.ts';
import { aContainer, aDistrict, aHost, recordMap } from '../../support/records.ts';
import { screenPoint } from './screen.ts';

const PARCELS = Array.from({ length: 126 }, (_, n) => n);

const sights = (...records: Parameters<typeof recordMap>[0]): Sights => ({
  records: recordMap(records),
  aspect: 1.6,
  frontOf: ({ plot }) => (plot === null ? null : frontOfPlot(plot, 0)),
});

const town = sights(
  aHost(),
  aDistrict('shop', PARCELS),
  aContainer(1, { plot: 3, state: 'exited' }),
  aContainer(2, { plot: 5, health: 'unhealthy' }),
  aContainer(3, { plot: 17, health: 'healthy' }),
  aContainer(4, { plot: 18 }),
  aContainer(5, { plot: null, state: 'paused' }),
  aContainer(6, { plot: 19, state: 'created' }),
);

const FROM_THE_AIR = ['island', 'thousand', 'tenThousand'] as const;
const UP_TO_A_THOUSAND = [0, 1, 3, 8, 20, 40, 126];
/** On which the lighthouse stands. */
const SQUARE = { x: 0, y: rowLevel(0), z: 0 };
/** The banner takes the upper 60 of 720 pixels. */
const UNDER_BANNER = 0.83;

/** How points are seen from the view of that name over towns of so many parcels, in pictures of any shape. */
const over = (name: string, counts: readonly number[]) =>
  counts.flatMap((count) =>
    [0.6, 1, 1.6, 16 / 9, 2.4].map((aspect) => {
      const parcels = Array.from({ length: count }, (_, n) => n);
      const pose = viewpointOf(name, { ...sights(aHost(), aDistrict('shop', parcels)), aspect })?.pose;
      if (pose === undefined) throw new Error(`no view ${name}`);
      return { parcels, see: (point: Point) => screenPoint(pose, aspect, point) };
    }),
  );

describe('viewpointOf', () => {
  test('knows every name of the contract', () => {
    expect(VIEWPOINTS).toEqual(
      expect.arrayContaining([
        'arrival',
        'island',
        'street',
        'facade',
        'interior',
        'dusk',
        'night',
        'alarm',
        'thousand',
        'tenThousand',
        'state',
      ]),
    );
    const seen = VIEWPOINTS.filter((name) => name !== 'state').map((name) => viewpointOf(name, town));
    expect(seen).not.toContain(null);
  });

  test('shows the arrival from the forecourt, looking north and five degrees up, at the hour of its name', () => {
    const pose = {
      x: -3,
      y: 3.7,
      z: 181,
      yaw: (-4 * Math.PI) / 180,
      pitch: (5 * Math.PI) / 180,
      fieldOfView: 50,
    };
    expect(viewpointOf('arrival', town)).toEqual({ pose, time: null });
    expect(viewpointOf('dusk', town)).toEqual({ pose, time: 'dusk' });
    expect(viewpointOf('night', town)).toEqual({ pose, time: 'night' });
  });

  test.each([
    ['island', Infinity],
    ['thousand', 190],
    ['tenThousand', Infinity],
  ])('has every taken parcel in the picture: %s, as far as %d blocks from the lighthouse', (name, reach) => {
    for (const { parcels, see } of over(name, UP_TO_A_THOUSAND)) {
      const corners = parcels.map(parcelAt).flatMap(({ x, z, level }) => [
        { x: x - 17, y: level, z: z - 26 },
        { x: x + 17, y: level + 16, z: z + 26 },
      ]);
      const far = corners.filter(({ x }) => Math.abs(x) + 0.5 <= reach);
      const outside = far.map(see).filter(({ across, up }) => Math.abs(across) > 1 || Math.abs(up) > 1);
      expect([parcels.length, outside]).toEqual([parcels.length, []]);
    }
  });

  test.each(FROM_THE_AIR)(
    'the lantern of a small town was cut off or behind the banner: all of the lighthouse is in the picture: %s',
    (name) => {
      for (const { parcels, see } of over(name, [...UP_TO_A_THOUSAND, 1_250])) {
        const ends = [see(SQUARE), see({ ...SQUARE, y: SQUARE.y + LIGHTHOUSE_HEIGHT })];
        const hidden = ends.filter(({ across, up }) => Math.abs(across) > 1 || Math.abs(up) > UNDER_BANNER);
        expect([parcels.length, hidden]).toEqual([parcels.length, []]);
      }
    },
  );

  test('keeps the horizon out of the picture of a thousand', () => {
    const pose = viewpointOf('thousand', town)?.pose;
    expect(-(pose?.pitch ?? 0)).toBeGreaterThan(((41 / 2) * Math.PI) / 180);
  });

  test('stands in the fullest street', () => {
    const { x, z, level } = parcelAt(2);
    expect(viewpointOf('street', town)?.pose).toMatchObject({ x: x - 1.4, y: level + 1.62, z: z + 25 });
  });

  test('goes before the building that is named, or else the first that runs', () => {
    expect(viewpointOf('facade:shop-web-3', town)).toEqual(
      viewpointOf('facade', sights(aContainer(3, { plot: 17 }))),
    );
    expect(viewpointOf('facade', town)).toEqual(viewpointOf('facade:shop-web-2', town));
  });

  test('shows what burns before any other alarm, and of several the one with the lowest plot', () => {
    const burning = aContainer(2, { plot: 5, health: 'unhealthy' });
    const others = [
      aContainer(1, { plot: 3, state: 'dead' }),
      aContainer(6, { plot: 9, health: 'unhealthy' }),
    ];
    const dead = aContainer(1, { plot: 5, state: 'dead' });
    expect(viewpointOf('alarm', sights(...others, burning))).toEqual(viewpointOf('alarm', sights(burning)));
    expect(viewpointOf('alarm', sights(dead))).toEqual(viewpointOf('alarm', sights(burning)));
  });

  test('goes to a look before a state', () => {
    expect(viewpointOf('state:exited', town)).toEqual(
      viewpointOf('state:dead', sights(aContainer(1, { plot: 3, state: 'dead' }))),
    );
    expect(viewpointOf('state:running', sights(aContainer(3, { health: 'healthy' })))).not.toBeNull();
  });

  test('answers null to an unknown name, and where nothing could be shown', () => {
    const names = ['nowhere', 'facade:nobody', 'state:paused', 'state'];
    expect(names.map((name) => viewpointOf(name, town))).toEqual([null, null, null, null]);
    expect(viewpointOf('alarm', sights(aHost()))).toBeNull();
  });

  test('frames harbour and lighthouse while nothing is known yet', () => {
    expect(viewpointOf('island', sights())?.pose.y).toBeGreaterThan(60);
  });
});
