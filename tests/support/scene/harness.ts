import { createScene } from '../../../client/scene/scene.ts';
import { chunkPlaces, meshChunk } from '../../../client/city/island/chunks.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { watersOf } from '../../../client/city/island/waters.ts';
import { placeProps } from '../../../client/city/props/placement.ts';
import type { Pose } from '../../../client/player/pose.ts';
import { plotAt, type Plot } from '../../../shared/plots.ts';
import type { Container, ContainerId, RecordMap } from '../../../shared/records.ts';
import type { Look } from '../../../client/city/looks.ts';
import { aContainer, aHost, recordMap } from '../records.ts';
import { madeUpTown } from './madeUpTown.ts';
import { SHOWS } from './shows.ts';

const query = new URLSearchParams(location.search);
const canvas = document.querySelector('canvas');
if (!canvas) throw new Error('no canvas');
const count = Number(query.get('count') ?? 40);
const time = query.get('time');
const quality = query.get('quality');

const scene = createScene({
  canvas,
  quality: quality === 'low' || quality === 'high' ? quality : 'medium',
  step: 0,
  timeOfDay: time === 'dusk' || time === 'night' ? time : 'day',
  calm: query.get('calm') === '1',
  seed: 1,
  now: () => performance.now(),
  chainedBecause: ({ state }, part) => (part === 'button' && state === 'running' ? 'stop it first' : null),
  meterOf: () => ['CPU 40.00%', 'MEM 166MiB', 'NET 12KiB/s'],
  onContext: () => undefined,
});

let records: RecordMap = new Map();
const show = (next: RecordMap): void => {
  scene.sync(records, next);
  records = next;
};

const facing = (plot: Plot, distance: number, side = 0): Pose => {
  const yaw = (plot.turns * Math.PI) / 2;
  const front = 4.5 + distance;
  return {
    x: plot.x + Math.sin(yaw) * front + Math.cos(yaw) * side,
    y: plot.y + 1.7,
    z: plot.z + Math.cos(yaw) * front - Math.sin(yaw) * side,
    yaw,
    pitch: 0.02,
    fieldOfView: 54,
  };
};

/** From the street's far side, so that one house fills an upright picture. */
const aside = (plot: Plot): Pose => {
  const yaw = (plot.turns * Math.PI) / 2 - 0.54;
  return {
    x: plot.x + Math.sin(yaw) * 32,
    y: plot.y + 13,
    z: plot.z + Math.cos(yaw) * 32,
    yaw,
    pitch: -0.18,
    fieldOfView: 38,
  };
};

const pose: Pose = { x: -117, y: 80, z: 235, yaw: -0.6, pitch: -0.37, fieldOfView: 37 };

/** East of the main street, in the evening sun. */
const ALONE = { plot: 4, slot: 0, building: 'house', name: 'shop-web-1' } as const;

const harness = {
  scene,
  show,
  containers: (): Container[] =>
    [...records.values()].filter((record): record is Container => record.type === 'container'),
  before: (id: ContainerId, distance: number, side?: number): Pose => {
    const record = records.get(id);
    return record?.type === 'container' && record.plot !== null
      ? facing(plotAt(record.plot), distance, side)
      : pose;
  },
  /** One house alone in the town, in this look. */
  showLook: (look: Look) => {
    show(recordMap([aHost(), aContainer(1, { ...SHOWS[look], ...ALONE })]));
    window.harness.render(aside(plotAt(ALONE.plot)));
    window.harness.render(aside(plotAt(ALONE.plot)));
  },
  render: (next: Pose = pose, at = performance.now()) => scene.render(next, at),
};
export type Harness = typeof harness;
declare global {
  interface Window {
    harness: Harness;
  }
}
window.harness = harness;
show(madeUpTown(count));
const parcels = Array.from({ length: Math.ceil(count / 8) }, (_, i) => i);
const island = createIsland(parcels, 1);
scene.setLand(0, {
  ground: island.ground,
  waters: watersOf(island.ground),
  chunks: chunkPlaces(island.ground, 0, 150).flatMap((place) => meshChunk(island.ground, place) ?? []),
  props: placeProps(island, parcels, 1),
});
const slots = Array.from(
  { length: Math.max(...harness.containers().map(({ slot }) => slot)) + 1 },
  (_, slot) => slot,
);
const figures = {
  cpu: slots.map((slot) => ((slot * 37) % 100) / 100),
  memory: slots.map((slot) => ((slot * 53) % 90) / 100),
  stale: slots.map(() => 0),
};
scene.setStats(figures, 'all');
scene.writeSigns();
harness.render();
harness.render(pose, performance.now() + 1000);
document.documentElement.dataset['ready'] = 'true';
