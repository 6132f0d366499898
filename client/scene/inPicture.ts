import { Vector3, type Camera, type Sphere } from 'three';

const seen = new Vector3();

/** Whether some of a sphere can be in the picture. Like three's `Frustum`, which would leave garbage behind each frame. */
export function isInPicture({ center, radius }: Sphere, camera: Camera): boolean {
  seen.copy(center).applyMatrix4(camera.matrixWorldInverse);
  if (seen.z >= radius) return false;
  const { elements } = camera.projectionMatrix;
  return isWithin(seen.x, radius, elements[0]) && isWithin(seen.y, radius, elements[5]);
}

/** @param lens what the matrix says of this axis: an edge of the picture lies so much nearer to its middle than the eye */
const isWithin = (across: number, radius: number, lens: number): boolean =>
  Math.abs(across) * lens + seen.z < radius * Math.sqrt(lens * lens + 1);
