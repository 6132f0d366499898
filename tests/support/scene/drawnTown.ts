import { Scene } from 'three';
import { chunkPlaces, meshChunk } from '../../../client/city/island/chunks.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { watersOf } from '../../../client/city/island/waters.ts';
import { gardenOf, gardenPlots } from '../../../client/city/props/gardens.ts';
import { placeProps } from '../../../client/city/props/placement.ts';
import type { PropPlacement } from '../../../client/city/props/placing.ts';
import { frontOf } from '../../../client/app/fronts.ts';
import type { Pose } from '../../../client/player/pose.ts';
import { viewpointOf } from '../../../client/player/viewpoints.ts';
import { createCells } from '../../../client/scene/cells.ts';
import { takeCensus, type Census } from '../../../client/scene/census.ts';
import { Draws } from '../../../client/scene/draws.ts';
import { createEye, setEye } from '../../../client/scene/eye.ts';
import { createGeography } from '../../../client/scene/geography.ts';
import type { Land } from '../../../client/scene/land.ts';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';
import { limitsOf, type Quality } from '../../../client/scene/quality.ts';
import { createMotions } from '../../../client/scene/motions.ts';
import { Town } from '../../../client/scene/town.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { containersOf, districtsOf, type Container, type RecordMap } from '../../../shared/records.ts';

const SEED = 1;
const ASPECT = 16 / 9;

export interface DrawnTown {
  /** What a frame from the viewpoint of that name draws. */
  readonly from: (viewpoint: string) => Census;
  /** Looks from there, without counting, until nothing is left for another frame. */
  readonly look: (pose: Pose) => void;
  /** One frame from there; true when something was left for the next. */
  readonly frame: (pose: Pose) => boolean;
  /** What the last frame drew. */
  readonly census: () => Census;
  readonly poseOf: (viewpoint: string) => Pose;
  /** Shows other records, as the page does once a frame. */
  readonly show: (records: RecordMap, nowMs: number) => void;
  /** Rows of them that are kept. */
  readonly cells: () => number;
  readonly dispose: () => void;
}

/** Everything that is drawn of a town, put on a stage without a GPU: counts and bytes are the same as on one. */
export function drawTown(records: RecordMap, quality: Quality): DrawnTown {
  const [scene, camera, uniforms] = [new Scene(), createEye(), createUniforms()];
  const [art, geography] = [createTownArt(), createGeography()];
  const draws = new Draws({
    stage: { scene, camera, water: { setShore: () => undefined }, renderInto: () => undefined },
    ...{ art, uniforms, geography, seed: SEED, limits: () => limitsOf(quality) },
    ...{ chainedParts: () => [], pendingOf: () => null, meterOf: () => [], onClose: () => undefined },
  });
  const cells = createCells();
  const motions = createMotions(cells);
  const town = new Town({
    art,
    cells,
    motions,
    paletteNumberOf: () => 0,
    isCalm: false,
    onForm: () => undefined,
    onPlay: () => undefined,
  });
  const land = landFor(records);
  geography.setRecords(records);
  geography.setGround(0, land.ground);
  draws.setLand(0, land);
  draws.setGardens(gardensIn(records));
  let shown: RecordMap = new Map();
  const show = (next: RecordMap, nowMs: number): void => {
    if (next !== shown) town.sync(shown, next, nowMs);
    shown = next;
    town.step(nowMs);
    motions.step(nowMs);
    const changes = town.takeChanges();
    if (changes.length > 0) draws.setBuildings(changes);
  };
  show(records, 0);
  const frame = (pose: Pose): boolean => {
    camera.aspect = ASPECT;
    setEye(camera, pose);
    return draws.look(pose);
  };
  const look = (pose: Pose): void => {
    while (frame(pose));
  };
  const census = () => takeCensus(scene, camera);
  const poseOf = (name: string): Pose => poseIn(records, name);
  return {
    ...{ look, frame, census, poseOf, show, cells: cells.rows },
    from: (name) => {
      look(poseOf(name));
      return census();
    },
    dispose: () => draws.dispose(),
  };
}

function poseIn(records: RecordMap, name: string): Pose {
  const ways = { records, aspect: ASPECT, frontOf: (container: Container) => frontOf(container, records) };
  const pose = viewpointOf(name, ways)?.pose;
  if (pose === undefined) throw new Error(`no view ${name}`);
  return pose;
}

function landFor(records: RecordMap): Land {
  const parcels = parcelsIn(records);
  const island = createIsland(parcels, SEED);
  const chunks = chunkPlaces(island.ground, 0, 0).flatMap((place) => meshChunk(island.ground, place) ?? []);
  return {
    ground: island.ground,
    waters: watersOf(island.ground),
    chunks,
    props: placeProps(island, parcels, SEED),
  };
}

const parcelsIn = (records: RecordMap): readonly number[] =>
  districtsOf(records).flatMap(({ parcels }) => parcels);

function gardensIn(records: RecordMap): readonly PropPlacement[] {
  const taken = new Set(containersOf(records).flatMap(({ plot }) => (plot === null ? [] : [plot])));
  return gardenPlots(parcelsIn(records), taken).flatMap((plot) => gardenOf(plot, SEED));
}
