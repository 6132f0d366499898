import { expect, test } from 'vitest';
import { EYE_STEP } from '../../../client/scene/nearest.ts';
import { drawTown } from '../../support/scene/drawnTown.ts';
import { madeUpTown } from '../../support/scene/madeUpTown.ts';

const JUMP = 200;

test('after a step of the eye two frames draw what one draws after a jump', () => {
  const [walking, jumping] = [drawTown(madeUpTown(1_000), 'medium'), drawTown(madeUpTown(1_000), 'medium')];
  const start = walking.poseOf('street');
  const next = { ...start, z: start.z - EYE_STEP };
  walking.look(start);
  expect(walking.frame(next)).toBe(true);
  const { near, far, land } = walking.census().byKind;
  expect(walking.frame(next)).toBe(false);
  jumping.look({ ...next, z: next.z + JUMP });
  expect(jumping.frame(next)).toBe(false);
  expect(walking.census().byKind).toEqual(jumping.census().byKind);
  // Shells and far forms that take turns, and what lies under them, are right at once.
  expect({ near, far, land }).toEqual({
    near: jumping.census().byKind['near'],
    far: jumping.census().byKind['far'],
    land: jumping.census().byKind['land'],
  });
  walking.dispose();
  jumping.dispose();
});
