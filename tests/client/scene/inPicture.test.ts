import { Frustum, Matrix4, PerspectiveCamera, Sphere, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { isInPicture } from '../../../client/scene/inPicture.ts';
import { createRandom } from '../../../server/simulator/random.ts';

const NEAR = 0.1;

test('no sphere is left out that three finds in the frustum, and hardly another one stays', () => {
  const random = createRandom(7);
  const between = (least: number, most: number): number => least + (most - least) * random();
  const camera = new PerspectiveCamera(54, 1.8, NEAR, 20_000);
  const wrong = { out: 0, in: 0 };
  for (let i = 0; i < 5_000; i += 1) {
    camera.position.set(between(-50, 50), between(0, 90), between(-50, 50));
    camera.rotation.set(between(-1.5, 1.5), between(-3.1, 3.1), 0, 'YXZ');
    camera.updateMatrixWorld();
    const sphere = new Sphere(new Vector3(between(-300, 300), 0, between(-300, 300)), between(1, 120));
    const view = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    const isIn = new Frustum().setFromProjectionMatrix(view).intersectsSphere(sphere);
    if (isInPicture(sphere, camera) !== isIn) wrong[isIn ? 'out' : 'in'] += 1;
  }
  // Three's near plane lies a little before the eye.
  expect([wrong.out, wrong.in < 5]).toEqual([0, true]);
});
