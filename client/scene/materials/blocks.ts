import { GLSL3, NoBlending, ShaderMaterial, Vector2 } from 'three';
import type { Swing } from '../art.ts';
import { BLOCKS_FRAGMENT } from './blocksFragment.ts';
import { BLOCKS_VERTEX } from './blocksVertex.ts';
import type { Uniforms } from './uniforms.ts';

/** Land and everything else that stands still and is drawn once. */
export function createLandMaterial(uniforms: Uniforms): ShaderMaterial {
  const material = blocks(uniforms, {});
  setOpaque(material, true);
  return material;
}

/** How the meshes of one draw move and how much light they let through. */
export interface InstancedOptions {
  readonly swing?: Swing | null;
  /** Of the mesh's origin over the building's ground, so that it appears with the wall that bears it. */
  readonly lift?: number;
  readonly opacity?: number;
  /** For the eye of somebody who stands before it, where that is another. */
  readonly nearOpacity?: number;
}

const CHANNEL_NUMBER = { lever: 0, ice: 1, armed: 2 } as const;

/** Many of one mesh: buildings, fittings, props. */
export function createInstancedMaterial(uniforms: Uniforms, options: InstancedOptions = {}): ShaderMaterial {
  const { swing = null, lift = 0, opacity = 1, nearOpacity = opacity } = options;
  const material = blocks(uniforms, { INSTANCED: '' });
  material.uniforms = {
    ...material.uniforms,
    uSwing: { value: swingOf(swing) },
    uLift: { value: lift },
    uOpacity: { value: opacity },
    uNearOpacity: { value: nearOpacity },
  };
  setOpaque(material, opacity >= 1);
  return material;
}

function setOpaque(material: ShaderMaterial, isOpaque: boolean): void {
  material.transparent = !isOpaque;
  material.depthWrite = isOpaque;
  // Opaque blending would be a program of its own beside the translucent one.
  if (isOpaque) material.blending = NoBlending;
}

const swingOf = (swing: Swing | null): Vector2 =>
  swing === null ? new Vector2(0, 0) : new Vector2(CHANNEL_NUMBER[swing.channel], swing.throw);

/** Far and high: lit by its faces alone, without tiles, and able to fade. The program is that of the land. */
export function createCloudMaterial(uniforms: Uniforms): ShaderMaterial {
  const material = blocks(uniforms, {});
  material.uniforms = { ...material.uniforms, uIsCloud: { value: true } };
  material.transparent = true;
  return material;
}

/**
 * Depth only, for the shadow map. Programs of their own: with the choice in a uniform a software renderer, which takes both ways of
 * every branch, drew 10,000 buildings in 13 s instead of 3.
 */
export function createShadowMaterial(uniforms: Uniforms): ShaderMaterial {
  const material = blocks(uniforms, { INSTANCED: '', DEPTH_ONLY: '' });
  setOpaque(material, true);
  return material;
}

/** Every uniform has a value here: programs are shared, and keep what another material has set. */
function blocks(uniforms: Uniforms, defines: Record<string, string>): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    defines,
    uniforms: {
      ...uniforms,
      uIsCloud: { value: false },
      uSwing: { value: swingOf(null) },
      uLift: { value: 0 },
      uOpacity: { value: 1 },
      uNearOpacity: { value: 1 },
    },
    vertexShader: BLOCKS_VERTEX,
    fragmentShader: BLOCKS_FRAGMENT,
  });
}
