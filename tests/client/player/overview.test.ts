import { expect, test } from 'vitest';
import { islandX, ISLAND_PITCH, parcelAt, rowLevel } from '../../../shared/plots.ts';
import { LIGHTHOUSE_HEIGHT } from '../../../client/city/props/lighthouse.ts';
import { createControls } from '../../../client/player/controls.ts';
import { overviewOf } from '../../../client/player/overview.ts';
import { createPlayer, toggleMap } from '../../../client/player/player.ts';
import { stepPlayer } from '../../../client/player/step.ts';
import { aDistrict, aHost, recordMap } from '../../support/records.ts';
import { plain } from './field.ts';
import { screenPoint } from './screen.ts';

const HOME = { x: 0, y: 4, z: 180, yaw: 0, pitch: 0, fieldOfView: 54 };

test.each([0, 5, 60, 126])(
  'the map cut off the lighthouse of an empty island: that of %i parcels begins with it and all of them in the picture',
  (count) => {
    const parcels = Array.from({ length: count }, (_, n) => n);
    const records = recordMap([aHost(), aDistrict('shop', parcels)]);
    for (const aspect of [0.6, 1.6, 2.4]) {
      const player = createPlayer(HOME, createControls(), plain(2));
      toggleMap(player, overviewOf(records, HOME.x, aspect));
      stepPlayer(player, 1 / 60);
      const corners = parcels.map(parcelAt).flatMap(({ x, z, level }) => [
        { x: x - 17, y: level, z: z - 26 },
        { x: x + 17, y: level + 16, z: z + 26 },
      ]);
      const lantern = { x: 0, y: rowLevel(0) + LIGHTHOUSE_HEIGHT, z: 0 };
      const seen = [...corners, lantern].map((point) => screenPoint(player.pose, aspect, point));
      expect(seen.filter((at) => Math.abs(at.across) > 1 || Math.abs(at.up) > 1)).toEqual([]);
    }
  },
);

test('the map shows the island that the visitor is on', () => {
  const records = recordMap([aHost(), aHost({ id: 'host:other', index: 1 })]);
  expect(Math.round(overviewOf(records, islandX(1) + 30, 1.6).x / ISLAND_PITCH)).toBe(1);
});
