import { Scene, Vector3, WebGLRenderer } from 'three';
import type { Point } from '../../../client/city/parts.ts';
import { createEye, setEye } from '../../../client/scene/eye.ts';
import { GlowDraws } from '../../../client/scene/glowDraws.ts';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';

const SIDE = 256;

/** In pixels of a square picture, from its lower left corner. */
interface Place {
  readonly x: number;
  readonly y: number;
}

const canvas = document.querySelector('canvas');
if (!canvas) throw new Error('no canvas');
const renderer = new WebGLRenderer({ canvas, preserveDrawingBuffer: true });
renderer.setSize(SIDE, SIDE, false);
const [scene, eye, uniforms] = [new Scene(), createEye(), createUniforms()];
setEye(eye, { x: 3, y: 4, z: 5, yaw: 0.4, pitch: -0.3, fieldOfView: 60 });
uniforms.uEye.value.copy(eye.position);
uniforms.uNight.value = 1;
const glows = new GlowDraws(scene, uniforms);

/** Where a lamp is seen that hangs so far to the right of the eye, above and before it, and where the middle of its halo is. */
function halo({ x, y, z }: Point): { readonly lamp: Place; readonly light: Place } {
  const lamp = new Vector3(x, y, z).applyMatrix4(eye.matrixWorld);
  const at = { x: lamp.x, y: lamp.y, z: lamp.z };
  glows.set({ near: [], alarming: [], lamps: [{ ...at, radius: 1, strength: 1 }], lighthouses: [] });
  renderer.render(scene, eye);
  const seen = lamp.clone().project(eye);
  return { lamp: { x: ((seen.x + 1) * SIDE) / 2, y: ((seen.y + 1) * SIDE) / 2 }, light: middleOfLight() };
}

function middleOfLight(): Place {
  const gl = renderer.getContext();
  const bytes = new Uint8Array(SIDE * SIDE * 4);
  gl.readPixels(0, 0, SIDE, SIDE, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  const sum = { light: 0, x: 0, y: 0 };
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    const light = bytes[4 * at] ?? 0;
    sum.light += light;
    sum.x += light * ((at % SIDE) + 0.5);
    sum.y += light * (Math.floor(at / SIDE) + 0.5);
  }
  return { x: sum.x / sum.light, y: sum.y / sum.light };
}

declare global {
  interface Window {
    halo: typeof halo;
  }
}
window.halo = halo;
