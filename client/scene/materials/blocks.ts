import { GLSL3, NoBlending, ShaderMaterial } from 'three';
import { BLOCKS_FRAGMENT } from './blocksFragment.ts';
import { BLOCKS_VERTEX } from './blocksVertex.ts';
import type { Uniforms } from './uniforms.ts';

/** Land and everything else that stands still and is drawn once. */
export function createLandMaterial(uniforms: Uniforms): ShaderMaterial {
  const material = blocks(uniforms, {});
  setOpaque(material, true);
  return material;
}

/**
 * Many meshes that each have their place: buildings, fittings, props.
 * @param opacity 0 … 1
 * @param nearOpacity for the eye of somebody who stands before it, where that is another
 */
export function createInstancedMaterial(
  uniforms: Uniforms,
  opacity = 1,
  nearOpacity = opacity,
): ShaderMaterial {
  const material = blocks(uniforms, { INSTANCED: '' });
  material.uniforms = {
    ...material.uniforms,
    uOpacity: { value: opacity },
    uNearOpacity: { value: nearOpacity },
  };
  setOpaque(material, opacity >= 1);
  return material;
}

/** What casts shadows, and how it looks from the sun. */
export interface Surface {
  readonly material: ShaderMaterial;
  readonly shadow: ShaderMaterial;
}

/**
 * Of all that is opaque: for every other material that three turns to, it sets all uniforms anew, and it works out the program of one
 * anew whenever a batch and another mesh take turns with it.
 */
export interface Surfaces {
  readonly pools: Surface;
  readonly batches: Surface;
}

export function createSurfaces(uniforms: Uniforms): Surfaces {
  const surface = (): Surface => ({
    material: createInstancedMaterial(uniforms),
    shadow: createShadowMaterial(uniforms),
  });
  return { pools: surface(), batches: surface() };
}

export function disposeSurfaces({ pools, batches }: Surfaces): void {
  for (const { material, shadow } of [pools, batches]) {
    material.dispose();
    shadow.dispose();
  }
}

function setOpaque(material: ShaderMaterial, isOpaque: boolean): void {
  material.transparent = !isOpaque;
  material.depthWrite = isOpaque;
  // Opaque blending would be a program of its own beside the translucent one.
  if (isOpaque) material.blending = NoBlending;
}

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
      uOpacity: { value: 1 },
      uNearOpacity: { value: 1 },
    },
    vertexShader: BLOCKS_VERTEX,
    fragmentShader: BLOCKS_FRAGMENT,
  });
}
