import { PerspectiveCamera } from 'three';
import type { Pose } from '../player/pose.ts';

const NEAR = 0.1;
const FAR = 6000;

export function createEye(): PerspectiveCamera {
  const camera = new PerspectiveCamera(54, 1, NEAR, FAR);
  camera.rotation.order = 'YXZ';
  return camera;
}

export function setEye(camera: PerspectiveCamera, { x, y, z, pitch, yaw, fieldOfView }: Pose): void {
  camera.position.set(x, y, z);
  camera.rotation.set(pitch, yaw, 0);
  camera.fov = fieldOfView;
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
}
