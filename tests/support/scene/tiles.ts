import type { Archetype } from '../../../shared/archetypes.ts';
import { chunkPlaces, meshChunk } from '../../../client/city/island/chunks.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { watersOf } from '../../../client/city/island/waters.ts';
import type { Look } from '../../../client/city/looks.ts';
import { limitsOf } from '../../../client/scene/quality.ts';
import { createSceneParts } from '../../../client/scene/sceneParts.ts';
import { plotAt } from '../../../shared/plots.ts';
import type { RecordMap } from '../../../shared/records.ts';
import { aContainer, aHost, recordMap } from '../records.ts';
import { SHOWS } from './shows.ts';
import { BACKGROUND, TILE, type TileView } from '../legibility.ts';
import { Color } from 'three';

/** Every pixel of a tile is the mean of so many squared. */
const FINE = 4;
const PIXELS = TILE * FINE;

/** Beyond the letters and switches of a front; the frame is 21 blocks high there. */
const DISTANCE = 90;
const FIELD_OF_VIEW = 13.4;
const MIDDLE_HEIGHT = 7;
const DEGREE = Math.PI / 180;
/** Degrees by which the eye stands beside the façade's axis, and above it. */
const VIEWS: Readonly<Record<TileView, readonly [around: number, above: number]>> = {
  threeQuarter: [31, 20],
  street: [0, 6],
};

const canvas = document.querySelector('canvas');
if (!canvas) throw new Error('no canvas');
const limits = limitsOf('medium');
const parts = createSceneParts({
  canvas,
  quality: 'medium',
  step: 0,
  timeOfDay: 'day',
  calm: true,
  seed: 1,
  now: () => 0,
  chainedBecause: () => null,
  meterOf: () => ['CPU 40.00%', 'MEM 166MiB', 'NET 12KiB/s'],
  onContext: () => undefined,
  limits: () => limits,
  onForm: () => undefined,
  onClose: () => undefined,
});
const { stage, draws, town, uniforms, motions, cellTexture } = parts;
// Sky and sea are the first that a stage draws.
for (const backdrop of stage.scene.children.slice(0, 2)) backdrop.visible = false;
const [red, green, blue] = BACKGROUND;
const BEHIND = new Color().setRGB(red / 255, green / 255, blue / 255);
stage.renderer.setClearColor(BEHIND, 1);
stage.resize(1);
uniforms.uTime.value = 3;
uniforms.uBlink.value = 1;

const plot = plotAt(0);
const yaw = (plot.turns * Math.PI) / 2;

function look(view: TileView): void {
  const [around, above] = VIEWS[view];
  const [turn, rise] = [yaw + around * DEGREE, above * DEGREE];
  const away = DISTANCE * Math.cos(rise);
  const pose = {
    x: plot.x + Math.sin(turn) * away,
    y: plot.y + MIDDLE_HEIGHT + DISTANCE * Math.sin(rise),
    z: plot.z + Math.cos(turn) * away,
    yaw: turn,
    pitch: -rise,
    fieldOfView: FIELD_OF_VIEW,
  };
  stage.look(pose);
  draws.look(pose);
  // What never gets smaller than some pixels counts those of the tile.
  uniforms.uScreen.value.set(TILE, TILE, uniforms.uScreen.value.z * FINE);
}

let shown: RecordMap = recordMap([aHost()]);
town.sync(new Map(), shown, 0);

function show(building: Archetype, state: Look): void {
  const next = recordMap([
    aHost(),
    aContainer(1, { ...SHOWS[state], building, plot: 0, slot: 0, cpuLimit: 1 }),
  ]);
  town.sync(shown, next, 0);
  shown = next;
  town.setFigures({ cpu: [0.4], memory: [0.6], stale: [0] }, 'all', 0);
  motions.step(0);
  draws.setBuildings(town.takeChanges());
  draws.invalidate();
}

/** Red, green and blue of every pixel, row by row from the bottom. */
function tile(building: Archetype, state: Look, view: TileView): readonly number[] {
  show(building, state);
  look(view);
  uniforms.uCells.value = cellTexture.current();
  stage.draw();
  return coarse(readPixels());
}

function readPixels(): Uint8Array {
  const gl = stage.renderer.getContext();
  const bytes = new Uint8Array(PIXELS * PIXELS * 4);
  gl.readPixels(0, 0, PIXELS, PIXELS, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  return bytes;
}

function coarse(fine: Uint8Array): readonly number[] {
  const sums = new Float64Array(TILE * TILE * 3);
  for (let y = 0; y < PIXELS; y += 1)
    for (let x = 0; x < PIXELS; x += 1) {
      const at = (Math.floor(y / FINE) * TILE + Math.floor(x / FINE)) * 3;
      for (let i = 0; i < 3; i += 1)
        sums[at + i] = (sums[at + i] ?? 0) + (fine[(y * PIXELS + x) * 4 + i] ?? 0) / FINE ** 2;
    }
  return Array.from(sums, Math.round);
}

const ISLAND = createIsland([0, 1, 2, 3], 1);
const LAND = {
  ground: ISLAND.ground,
  waters: watersOf(ISLAND.ground),
  chunks: chunkPlaces(ISLAND.ground, 0, 150).flatMap((place) => meshChunk(ISLAND.ground, place) ?? []),
  props: [],
};
/** What is seen of a colour behind the town is a leak, be it a quarter of a pixel. */
const BEHINDS = [new Color().setRGB(1, 0, 1), new Color().setRGB(0, 0, 0)];
/** Over the main street, with the slopes of the terraces ahead and nothing but ground in the picture. */
const FLOOR_EYE = { x: 3, y: 26, z: 150, yaw: 0.3, pitch: -0.9, fieldOfView: 40 };

/** In how many pixels of so many pictures of the ground what is behind it shows. */
function leaks(pictures: number): number {
  draws.setLand(0, LAND);
  let count = 0;
  for (let i = 0; i < pictures; i += 1) {
    const pose = { ...FLOOR_EYE, x: FLOOR_EYE.x + i * 0.37, z: FLOOR_EYE.z - i * 4.3 };
    stage.look(pose);
    draws.look(pose);
    const [one, other] = BEHINDS.map((behind) => {
      stage.renderer.setClearColor(behind, 1);
      stage.draw();
      return readPixels();
    });
    one?.forEach((byte, at) => {
      if (at % 4 === 0 && byte !== other?.[at]) count += 1;
    });
  }
  draws.setLand(0, null);
  stage.renderer.setClearColor(BEHIND, 1);
  return count;
}

window.leaks = leaks;
window.tile = tile;
declare global {
  interface Window {
    tile: (building: Archetype, state: Look, view: TileView) => readonly number[];
    leaks: (pictures: number) => number;
  }
}
