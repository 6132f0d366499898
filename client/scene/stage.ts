import {
  BufferGeometry,
  Float32BufferAttribute,
  LinearSRGBColorSpace,
  Mesh,
  PlaneGeometry,
  Scene,
  WebGLRenderer,
  type Camera,
  type Object3D,
  type PerspectiveCamera,
  type WebGLRenderTarget,
} from 'three';
import type { Pose } from '../player/pose.ts';
import { createEye, setEye } from './eye.ts';
import { fogAt } from './fog.ts';
import { createSkyMaterial, type SkyMaterial } from './materials/sky.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { createWaterMaterial, type WaterMaterial } from './materials/water.ts';
import type { ShadowStage } from './shadowMap.ts';

/** The sheet of water is moved with the eye; beyond it fog has closed. */
const SEA_SIZE = 11_200;
export const SEA_LEVEL = -0.35;

export interface StageOptions {
  readonly canvas: HTMLCanvasElement;
  readonly uniforms: Uniforms;
  readonly antialias: boolean;
}

/** What of the stage is needed by whoever puts something on it. */
export interface DrawnStage extends ShadowStage {
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  readonly water: Pick<WaterMaterial, 'setShore'>;
}

/** Renderer, camera, sky and sea: what is there before any town is. Throws where WebGL2 is missing. */
export class Stage {
  readonly renderer: WebGLRenderer;
  readonly scene = new Scene();
  readonly camera = createEye();
  readonly water: WaterMaterial;
  readonly #canvas: HTMLCanvasElement;
  readonly #uniforms: Uniforms;
  readonly #sky: SkyMaterial;
  readonly #sea: Mesh;
  #pixelRatio = 1;

  constructor({ canvas, uniforms, antialias }: StageOptions) {
    this.#canvas = canvas;
    this.#uniforms = uniforms;
    this.renderer = new WebGLRenderer({ canvas, antialias, powerPreference: 'high-performance' });
    // Asking each program whether it linked waits for the GPU process: a third of the time to the first frame.
    this.renderer.debug.checkShaderErrors = import.meta.env.DEV;
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    this.renderer.autoClear = false;
    this.scene.matrixWorldAutoUpdate = false;
    this.#sky = createSkyMaterial(uniforms);
    this.scene.add(skyTriangle(this.#sky));
    this.water = createWaterMaterial(uniforms);
    this.#sea = new Mesh(new PlaneGeometry(SEA_SIZE, SEA_SIZE).rotateX(-Math.PI / 2), this.water.material);
    this.#sea.name = 'sea';
    this.#sea.frustumCulled = false;
    this.scene.add(this.#sea);
  }

  /** Takes the canvas's size on the page; at most `pixelRatio` pixels to a CSS pixel. */
  resize(pixelRatio: number): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width === 0 || height === 0) return;
    this.#pixelRatio = Math.min(pixelRatio, window.devicePixelRatio);
    this.renderer.setDrawingBufferSize(width, height, this.#pixelRatio);
    this.camera.aspect = width / height;
  }

  /** Begins to link the programs of all that is on the stage, and of what will be; a frame that needs one waits for it. */
  readonly compile = (others: Object3D): void => {
    for (const object of [this.scene, others]) this.renderer.compile(object, this.camera);
  };

  /** Has three come to know the programs of what has nothing to draw. */
  readonly settle = (others: Object3D): void => this.renderer.render(others, this.camera);

  look(pose: Pose): void {
    const { camera } = this;
    setEye(camera, pose);
    this.#sky.unproject.multiplyMatrices(camera.matrixWorld, camera.projectionMatrixInverse);
    this.#uniforms.uEye.value.copy(camera.position);
    this.#setFog(pose.y);
    const tall = 2 * Math.tan((pose.fieldOfView * Math.PI) / 360);
    const height = this.#canvas.clientHeight * this.#pixelRatio;
    this.#uniforms.uScreen.value.set(height * camera.aspect, height, tall / Math.max(1, height));
    this.#sea.position.set(pose.x, SEA_LEVEL, pose.z);
    this.#sea.updateMatrixWorld();
  }

  /** Draws the scene from another place, into what can be read as a texture. */
  readonly renderInto = (target: WebGLRenderTarget, camera: Camera): void => {
    this.renderer.setRenderTarget(target);
    this.renderer.clear();
    this.renderer.render(this.scene, camera);
    this.renderer.setRenderTarget(null);
  };

  draw(): void {
    this.renderer.info.reset();
    this.renderer.clear();
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.#sea.geometry.dispose();
    this.water.material.dispose();
    this.#sky.material.dispose();
    this.renderer.dispose();
  }

  #setFog(eyeHeight: number): void {
    const { near, far } = fogAt(eyeHeight);
    const fog = this.#uniforms.uFog.value;
    fog.set(near, far, fog.z);
  }
}

function skyTriangle({ material }: SkyMaterial): Mesh {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3));
  const mesh = new Mesh(geometry, material);
  mesh.name = 'sky';
  mesh.frustumCulled = false;
  mesh.renderOrder = -10;
  return mesh;
}
