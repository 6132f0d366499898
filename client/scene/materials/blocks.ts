import { GLSL3, ShaderMaterial, Vector4, type IUniform } from 'three';
import { BLOCKS_FRAGMENT } from './blocksFragment.ts';
import { BLOCKS_VERTEX } from './blocksVertex.ts';
import type { Uniforms } from './uniforms.ts';

/** Land and everything else that stands still and is drawn once. */
export const createLandMaterial = (uniforms: Uniforms): ShaderMaterial => blocks(uniforms, {});

/** Many of one mesh: buildings, fittings, props. */
export const createInstancedMaterial = (uniforms: Uniforms): ShaderMaterial =>
  blocks(uniforms, { INSTANCED: '' });

/** Far and high: lit by its faces alone, and without tiles. */
export const createCloudMaterial = (uniforms: Uniforms): ShaderMaterial => blocks(uniforms, { CLOUD: '' });

/** Depth only, for the shadow map. */
export const createShadowMaterial = (uniforms: Uniforms, isInstanced: boolean): ShaderMaterial =>
  blocks(uniforms, isInstanced ? { INSTANCED: '', DEPTH_ONLY: '' } : { DEPTH_ONLY: '' });

/** Turns about an axle along x by the cell's lever or ice channel. */
export interface LeverSwing {
  readonly channel: 'lever' | 'ice';
  /** The axle, in blocks of the mesh. */
  readonly y: number;
  readonly z: number;
  /** Radians from the middle to either end. */
  readonly throw: number;
}

export function createLeverMaterial(uniforms: Uniforms, swing: LeverSwing): ShaderMaterial {
  const pivot = { value: new Vector4(swing.channel === 'ice' ? 1 : 0, swing.y, swing.z, swing.throw) };
  return blocks(uniforms, { INSTANCED: '', LEVER: '' }, { uPivot: pivot });
}

function blocks(
  uniforms: Uniforms,
  defines: Record<string, string | number>,
  own: Record<string, IUniform> = {},
): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    defines,
    uniforms: { ...uniforms, ...own },
    vertexShader: BLOCKS_VERTEX,
    fragmentShader: BLOCKS_FRAGMENT,
  });
}
