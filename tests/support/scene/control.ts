import { BoxGeometry, InstancedMesh, PerspectiveCamera, Scene, ShaderMaterial, WebGLRenderer } from 'three';

declare global {
  interface Window {
    /** Milliseconds of JavaScript that each of so many frames took, of so many draws of one cube each. */
    controlFrames: (draws: number, frames: number, isPaced: boolean) => Promise<readonly number[]>;
  }
}

const VERTEX = `void main() { gl_Position = projectionMatrix * modelViewMatrix * instanceMatrix * vec4(position, 1.0); }`;
const FRAGMENT = `uniform float uTime; void main() { gl_FragColor = vec4(fract(uTime)); }`;

const canvas = document.querySelector('canvas') ?? undefined;
const renderer = new WebGLRenderer({ ...(canvas && { canvas }) });
const camera = new PerspectiveCamera(54, 16 / 9, 1, 1_000);
const pixel = new Uint8Array(4);

function cubes(draws: number, material: ShaderMaterial): Scene {
  const scene = new Scene();
  for (let i = 0; i < draws; i += 1) {
    const cube = new InstancedMesh(new BoxGeometry(), material, 1);
    cube.position.set(i, 0, -200);
    cube.updateMatrixWorld();
    cube.matrixAutoUpdate = false;
    scene.add(cube);
  }
  return scene;
}

/** The GPU is waited for after each frame, as on the town's own flight; no pixel is filled. */
window.controlFrames = async (draws, frames, isPaced) => {
  const uTime = { value: 0 };
  const scene = cubes(
    draws,
    new ShaderMaterial({ uniforms: { uTime }, vertexShader: VERTEX, fragmentShader: FRAGMENT }),
  );
  const gl = renderer.getContext() as WebGL2RenderingContext;
  gl.enable(gl.RASTERIZER_DISCARD);
  const times: number[] = [];
  while (times.length < frames) {
    if (isPaced) await new Promise(requestAnimationFrame);
    const began = performance.now();
    uTime.value = times.length / 60;
    renderer.render(scene, camera);
    times.push(performance.now() - began);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  }
  return times;
};
