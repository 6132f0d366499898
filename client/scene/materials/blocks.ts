import { GLSL3, ShaderMaterial, Vector4, type IUniform } from 'three';
import { BLOCKS_FRAGMENT } from './blocksFragment.ts';
import { BLOCKS_VERTEX } from './blocksVertex.ts';
import type { Uniforms } from './uniforms.ts';

/** Land and everything else that stands still and is drawn once. */
export const createLandMaterial = (uniforms: Uniforms): ShaderMaterial => blocks(uniforms, {});

/** Many of one mesh: buildings, fittings, props. */
export const createInstancedMaterial = (uniforms: Uniforms): ShaderMaterial =>
  blocks(uniforms, { INSTANCED: '' });

/** The same, hidden where a shell stands. */
export const createFarMaterial = (uniforms: Uniforms): ShaderMaterial =>
  blocks(uniforms, { INSTANCED: '', FAR: '' });

/** Turns about an axle along x by the cell's lever (2) or ice (3) channel. */
export interface LeverSwing {
  readonly channel: 2 | 3;
  /** The axle, in blocks of the mesh. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Radians from the middle to either end. */
  readonly throw: number;
}

export function createLeverMaterial(uniforms: Uniforms, swing: LeverSwing): ShaderMaterial {
  const pivot = { value: new Vector4(swing.x, swing.y, swing.z, swing.throw) };
  return blocks(uniforms, { INSTANCED: '', LEVER: swing.channel }, { uPivot: pivot });
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
