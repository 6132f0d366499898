import { Scene } from 'three';
import { expect, test } from 'vitest';
import { raise, type Building } from '../../../client/scene/building.ts';
import { createEye } from '../../../client/scene/eye.ts';
import { Fronts } from '../../../client/scene/fronts.ts';
import { createGeography } from '../../../client/scene/geography.ts';
import { createSurfaces } from '../../../client/scene/materials/blocks.ts';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';
import type { Near } from '../../../client/scene/nearest.ts';
import { limitsOf } from '../../../client/scene/quality.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { aContainer, aHost } from '../../support/records.ts';

const ART = createTownArt();
const build = (number: number): Building =>
  raise(aContainer(number), number, { art: ART, paletteNumberOf: () => 0, hostOf: () => aHost() });

/** Fronts that keep whose meters they asked for. */
function frontsAsking() {
  const asked: number[] = [];
  const stage = {
    ...{ scene: new Scene(), camera: createEye() },
    ...{ water: { setShore: () => undefined }, renderInto: () => undefined },
  };
  const uniforms = createUniforms();
  const options = {
    ...{ stage, art: ART, uniforms, geography: createGeography(), seed: 1 },
    ...{ limits: () => limitsOf('medium'), chainedParts: () => [], pendingOf: () => null },
    meterOf: ({ cell }: Building) => {
      asked.push(cell);
      return [];
    },
    onClose: () => undefined,
  };
  const fronts = new Fronts(options, createSurfaces(uniforms));
  return { fronts, asked: () => asked.splice(0).sort((a, b) => a - b) };
}

const nearTo = (buildings: readonly Building[]): Near => {
  const { x, z } = buildings[0]?.at ?? { x: 0, z: 0 };
  return { x, z, radius: 100, buildings, dressed: [] };
};

test('a meter is asked for what it says when its building comes close and when figures come, not at each step of the eye', () => {
  const { fronts, asked } = frontsAsking();
  const [one, two, other] = [build(1), build(2), build(1)];
  const asks = [[one], [one, two], [two, one], [other, two]].map((close) => {
    fronts.choose(nearTo(close), { y: 2 });
    return asked();
  });
  expect(asks).toEqual([[1], [2], [], [1]]);
  fronts.write();
  expect(asked()).toEqual([1, 2]);
});
