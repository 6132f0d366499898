import {
  DepthTexture,
  LessEqualCompare,
  LinearFilter,
  Matrix4,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  UnsignedIntType,
  Vector3,
  WebGLRenderTarget,
  type Material,
  type Object3D,
  type Camera,
} from 'three';
import type { Focus } from './focus.ts';
import type { Uniforms } from './materials/uniforms.ts';

const DISTANCE = 450;
/** Casters are on this layer beside the first; the sky, water, letters and glows are not. */
export const CASTER_LAYER = 1;

/** What a shadow map sees, and how it is drawn. */
export interface ShadowStage {
  readonly scene: Object3D;
  readonly renderInto: (target: WebGLRenderTarget, camera: Camera) => void;
}

const shadowMaterials = new WeakMap<Mesh, Material>();

/** Makes a mesh cast a shadow, drawn with this material into the map. */
export function castsShadow(mesh: Mesh, material: Material): void {
  mesh.layers.enable(CASTER_LAYER);
  shadowMaterials.set(mesh, material);
}

/** The sun's view of what stands still, drawn only when the town or the place looked at changes. */
export class ShadowMap {
  readonly #target: WebGLRenderTarget;
  readonly #camera = new OrthographicCamera(-1, 1, 1, -1, 1, 2 * DISTANCE);
  readonly #uniforms: Uniforms;
  readonly #toTexture = new Matrix4().set(0.5, 0, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 1);

  constructor(uniforms: Uniforms, pixels: number) {
    const depthTexture = new DepthTexture(pixels, pixels, UnsignedIntType);
    depthTexture.compareFunction = LessEqualCompare;
    depthTexture.magFilter = depthTexture.minFilter = LinearFilter;
    this.#target = new WebGLRenderTarget(pixels, pixels, { depthTexture });
    this.#target.texture.minFilter = this.#target.texture.magFilter = NearestFilter;
    this.#camera.layers.set(CASTER_LAYER);
    this.#uniforms = uniforms;
  }

  draw({ scene, renderInto }: ShadowStage, focus: Focus): void {
    const { uShadow, uShadowMatrix, uShadowOn, uSun } = this.#uniforms;
    this.#aim(focus, uSun.value);
    uShadow.value = null;
    uShadowOn.value = 0;
    const restore = dressCasters(scene);
    renderInto(this.#target, this.#camera);
    restore();
    const { projectionMatrix, matrixWorldInverse } = this.#camera;
    uShadowMatrix.value.multiplyMatrices(projectionMatrix, matrixWorldInverse).premultiply(this.#toTexture);
    uShadow.value = this.#target.depthTexture;
    uShadowOn.value = (2 * focus.half) / this.#target.width;
  }

  dispose(): void {
    this.#target.depthTexture?.dispose();
    this.#target.dispose();
    this.#uniforms.uShadowOn.value = 0;
    this.#uniforms.uShadow.value = null;
  }

  #aim({ x, z, half }: Focus, sun: Vector3): void {
    const camera = this.#camera;
    const centre = new Vector3(x, 6, z);
    camera.left = camera.bottom = -half;
    camera.right = camera.top = half;
    camera.position.copy(centre).addScaledVector(sun, DISTANCE);
    camera.lookAt(centre);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }
}

function dressCasters(scene: Object3D): () => void {
  const worn: { readonly mesh: Mesh; readonly material: Material | Material[] }[] = [];
  scene.traverse((object) => {
    const mesh = isMesh(object) ? object : null;
    const material = mesh && shadowMaterials.get(mesh);
    if (!mesh || !material) return;
    worn.push({ mesh, material: mesh.material });
    mesh.material = material;
  });
  return () => {
    for (const { mesh, material } of worn) mesh.material = material;
  };
}

const isMesh = (object: Object3D): object is Mesh => object instanceof Mesh;
