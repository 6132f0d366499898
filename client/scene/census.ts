import { Frustum, Matrix4, Mesh, ShaderMaterial, Texture, type Camera, type Object3D } from 'three';
import { BatchMesh } from './batchMesh.ts';

/** What one kind of mesh takes of a frame. */
export interface Share {
  readonly draws: number;
  readonly triangles: number;
}

export interface Census {
  readonly byKind: Readonly<Record<string, Share>>;
  /** Of everything that is in the scene, drawn or not; what is shared counts once. */
  readonly geometryBytes: number;
  /** With their mipmaps, without what is rendered into. */
  readonly textureBytes: number;
  /** Of the depths that are rendered into. */
  readonly targetBytes: number;
}

/** A chain of mipmaps is 1 + 1/4 + 1/16 … of the largest. */
const WITH_MIPMAPS = 4 / 3;
const DEPTH_BYTES = 4;

/** Counts what a frame of this scene draws by the names of its meshes, and weighs what it keeps on the GPU. */
export function takeCensus(scene: Object3D, camera: Camera): Census {
  const frustum = new Frustum().setFromProjectionMatrix(
    new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse),
  );
  const byKind: Record<string, Share> = {};
  const arrays = new Map<object, number>();
  const textures = new Set<Texture>();
  scene.traverse((object) => {
    const mesh = isMesh(object) ? object : null;
    if (mesh === null) return;
    weighGeometry(mesh, arrays);
    collectTextures(mesh, textures);
    if (!mesh.visible || (mesh.frustumCulled && !frustum.intersectsObject(mesh))) return;
    const { draws, triangles } = byKind[mesh.name] ?? { draws: 0, triangles: 0 };
    byKind[mesh.name] = { draws: draws + 1, triangles: triangles + trianglesOf(mesh) };
  });
  return { byKind, geometryBytes: sum(arrays.values()), ...weigh(textures) };
}

function trianglesOf(mesh: Mesh): number {
  if (mesh instanceof BatchMesh) return mesh.corners() / 3;
  const { geometry } = mesh;
  const instances: unknown = Reflect.get(geometry, 'instanceCount');
  const corners = Math.min(
    geometry.drawRange.count,
    geometry.index?.count ?? geometry.getAttribute('position').count,
  );
  return (corners / 3) * (typeof instances === 'number' ? instances : 1);
}

function weighGeometry({ geometry }: Mesh, arrays: Map<object, number>): void {
  const attributes = Object.values(geometry.attributes);
  for (const { array } of geometry.index ? [...attributes, geometry.index] : attributes)
    arrays.set(array, array.byteLength);
}

function collectTextures({ material }: Mesh, textures: Set<Texture>): void {
  if (!(material instanceof ShaderMaterial)) return;
  for (const { value } of Object.values(material.uniforms)) if (isTexture(value)) textures.add(value);
}

function weigh(textures: ReadonlySet<Texture>): Pick<Census, 'textureBytes' | 'targetBytes'> {
  let [textureBytes, targetBytes] = [0, 0];
  for (const texture of textures) {
    if (texture.isRenderTargetTexture || Reflect.has(texture, 'isDepthTexture'))
      targetBytes += pixelsOf(texture) * DEPTH_BYTES;
    else textureBytes += bytesOf(texture) * (texture.generateMipmaps ? WITH_MIPMAPS : 1);
  }
  return { textureBytes: Math.round(textureBytes), targetBytes };
}

const pixelsOf = ({ width, height }: Texture): number => width * height;

function bytesOf({ image }: Texture): number {
  const pixels: unknown = typeof image === 'object' && image !== null ? Reflect.get(image, 'data') : null;
  return ArrayBuffer.isView(pixels) ? pixels.byteLength : 0;
}

const isMesh = (object: Object3D): object is Mesh => object instanceof Mesh;
const isTexture = (value: unknown): value is Texture => value instanceof Texture;

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
