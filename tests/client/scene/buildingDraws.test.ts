import { Scene } from 'three';
import { describe, expect, test } from 'vitest';
import { LOOKS, lookOf } from '../../../client/city/looks.ts';
import { raise } from '../../../client/scene/building.ts';
import { BuildingDraws } from '../../../client/scene/buildingDraws.ts';
import { createSurfaces } from '../../../client/scene/materials/blocks.ts';
import { createUniforms, type Uniforms } from '../../../client/scene/materials/uniforms.ts';
import { createNearest, type Near } from '../../../client/scene/nearest.ts';
import type { Eye } from '../../../client/scene/sector.ts';
import type { Spot } from '../../../client/scene/squares.ts';
import { createStanding } from '../../../client/scene/standing.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import type { Container } from '../../../shared/records.ts';
import { aContainer, aHost } from '../../support/records.ts';

const ART = createTownArt();
const STATES: readonly Partial<Container>[] = [
  { state: 'created' },
  { state: 'running' },
  { state: 'running', health: 'healthy' },
  { state: 'running', health: 'starting' },
  { state: 'running', health: 'unhealthy' },
  { state: 'paused' },
  { state: 'restarting' },
  { state: 'exited', exitCode: 0 },
  { state: 'exited', exitCode: 1 },
  { state: 'exited', exitCode: 137, oomKilled: true },
  { state: 'removing' },
  { state: 'dead' },
];
const build = (number: number, change: Partial<Container>) =>
  raise(aContainer(number, change), number, { art: ART, paletteNumberOf: () => 0, hostOf: () => aHost() });
const town = STATES.map((state, i) => build(i, state));

const allRound = ({ x, z }: Spot): Eye => ({
  ...{ x, z },
  sector: { step: 0, cosine: -1, range: Infinity, landRange: Infinity, around: Infinity },
});

const drawsWith = (uniforms: Uniforms) =>
  new BuildingDraws({ parent: new Scene(), art: ART, uniforms, surfaces: createSurfaces(uniforms) });

function drawnFrom(eye: Spot, dressed: number, buildings = town) {
  const uniforms = createUniforms();
  const draws = drawsWith(uniforms);
  const standing = createStanding(() => false);
  const come = buildings.map((after) => ({ before: null, after }));
  standing.replace(come);
  const near = createNearest()(standing, eye, { radius: 200, most: 99, triangles: 1e6, dressed });
  uniforms.uNear.value.set(near.x, near.z, near.radius);
  draws.replaceFar(come);
  draws.replaceStandIns(come);
  draws.setNear(near);
  draws.see(allRound(eye));
  return { draws, cells: [...draws.drawnCells()].sort((a, b) => a - b) };
}

describe('what is drawn of buildings', () => {
  const every = town.map(({ cell }) => cell);

  test('the states of this town are all looks there are', () => {
    expect(STATES.map((state) => lookOf(aContainer(1, state)))).toEqual(LOOKS);
  });

  test.each([
    ['beside them', { x: 0, z: 0 }, 99],
    ['far away, dressed', { x: 5000, z: 0 }, 99],
    ['far away, some dressed', { x: 5000, z: 0 }, 2],
    ['far away, none dressed', { x: 5000, z: 0 }, 0],
  ])('a building of every look is drawn by something for an eye %s', (_, eye, dressed) => {
    expect(drawnFrom(eye, dressed).cells).toEqual(every);
  });

  test('a building that was never handed over, or that the shader hides, does not count', () => {
    const uniforms = createUniforms();
    const draws = drawsWith(uniforms);
    const healthy = town.slice(1, 3);
    const before = [...draws.drawnCells()];
    draws.replaceFar(healthy.map((after) => ({ before: null, after })));
    draws.see(allRound({ x: 0, z: 0 }));
    const far = [...draws.drawnCells()];
    uniforms.uNear.value.set(0, 0, 9999);
    expect([before, far, [...draws.drawnCells()]]).toEqual([[], [1, 2], []]);
  });

  test('a far form stands until its building goes, and is another one when that takes another form', () => {
    const draws = drawsWith(createUniforms());
    const [one, two, three] = [build(1, {}), build(2, {}), build(3, {})];
    draws.replaceFar([one, two, three].map((after) => ({ before: null, after })));
    draws.replaceFar([
      { before: two, after: null },
      { before: three, after: build(3, { state: 'dead' }) },
    ]);
    draws.see(allRound({ x: 0, z: 0 }));
    expect([...draws.drawnCells()]).toEqual([1]);
  });

  test('a stand-in stands until its building goes or has walls, beyond the shells and where no dressing stands', () => {
    const draws = drawsWith(createUniforms());
    const [one, two, three, four] = [1, 2, 3, 4].map((number) => build(number, { state: 'dead' }));
    if (!one || !two || !three || !four) throw new Error('four stand');
    const near = { x: 0, z: 0, radius: 0, buildings: [], dressed: [] };
    const drawn = (of: Partial<Near>): readonly number[] => {
      draws.setNear({ ...near, ...of });
      return [...draws.drawnCells()];
    };
    draws.replaceStandIns([one, two, three, four].map((after) => ({ before: null, after })));
    expect([drawn({}), drawn({ radius: 1e4 })]).toEqual([[1, 2, 3, 4], []]);
    draws.replaceStandIns([
      { before: two, after: null },
      { before: three, after: build(3, {}) },
      { before: one, after: build(1, { state: 'created' }) },
    ]);
    expect(drawn({})).toEqual([4, 1]);
    expect(drawn({ dressed: [four] })).toEqual([4, 1]);
  });
});
